"""Letting an institution write its own records."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    Locale,
    Page,
    PageSubscription,
)

from accounts.models import User
from accounts.roles import (
    CONTRIBUTORS,
    allow_files,
    group_ensure,
)
from core.admin.reach import user_can_reach_page
from core.identity import key_for
from core.languages import LANGUAGE_CODES
from knowledge.models import PartnerBranchPage, PracticeIndexPage
from partners_exchange.models import Affiliation, Partner
from partners_exchange.services import affiliation_set

WRITE = ("add_page", "change_page")


@transaction.atomic
def partner_let_contribute(*, partner: Partner) -> Group:
    """Give a partner a branch in every language, files of its own, and a group.

    What exists stays: it can be called again after a language was added.

    Returns:
        The group; its members add and edit below the branches, and publish
        nothing.
    """
    group = group_ensure(
        name=group_name(partner),
        pages=branches_ensure(partner=partner),
        page_rights=WRITE,
        files=False,
    )
    files_ensure(partner=partner, group=group)
    return group


def group_name(partner: Partner) -> str:
    """Return the name of the group of those who write for a partner."""
    return CONTRIBUTORS.format(partner=partner.code)


def user_writes_for(user: User, partner: Partner) -> bool:
    """Say whether a person is a contributor of a partner.

    Reviewers too act for an institution; they do not see its drafts for that.
    """
    return user.groups.filter(name=group_name(partner)).exists()


def branches_ensure(*, partner: Partner) -> list[Page]:
    """Return the partner's branch in every language that has an index."""
    found = {
        branch.locale.language_code: branch
        for branch in branches_of(partner).select_related("locale")
    }
    key = next(
        (branch.translation_key for branch in found.values()),
        key_for("branch", partner.code),
    )
    for index in PracticeIndexPage.objects.select_related("locale"):
        language = index.locale.language_code
        if language in LANGUAGE_CODES and language not in found:
            found[language] = branch_create(
                partner=partner, index=index, translation_key=key
            )
    return [found[code] for code in LANGUAGE_CODES if code in found]


def branches_of(partner: Partner) -> QuerySet[PartnerBranchPage]:
    """Return the branches a partner has."""
    return PartnerBranchPage.objects.filter(partner=partner)


def branch_create(
    *, partner: Partner, index: PracticeIndexPage, translation_key: object
) -> PartnerBranchPage:
    """Add the branch of one language below the index of that language."""
    language = index.locale.language_code
    name = partner.text("name", language)
    branch = PartnerBranchPage(
        title=partner.short_name or (name.value if name else partner.code),
        slug=partner.code,
        partner=partner,
        translation_key=translation_key,
        locale=Locale.objects.get(language_code=language),
        source_language=LANGUAGE_CODES[0],
    )
    index.add_child(instance=branch)
    branch.save_revision().publish(log_action=True)
    return branch


def files_ensure(*, partner: Partner, group: Group) -> Collection:
    """Give a group pictures and documents of its own.

    Rights on the collection at the top would open every other collection too:
    they are taken away.
    """
    root = Collection.get_first_root_node()
    rights = GroupCollectionPermission.objects.filter(group=group)
    rights.filter(collection=root).delete()
    own = rights.select_related("collection").first()
    collection = own.collection if own else root.add_child(name=partner.label)
    allow_files(group, collection)
    return collection


@transaction.atomic
def contributor_add(*, user: User, partner: Partner) -> None:
    """Let a person write for a partner, and for no other any more."""
    group = partner_let_contribute(partner=partner)
    former = user.groups.filter(name__startswith=CONTRIBUTORS.format(partner=""))
    user.groups.remove(*former.exclude(pk=group.pk))
    user.groups.add(group)
    affiliation_set(user=user, partner=partner)
    subscriptions_end(user=user)


@transaction.atomic
def contributor_remove(*, user: User, partner: Partner) -> None:
    """End a person's writing for a partner; what they wrote stays."""
    user.groups.remove(*Group.objects.filter(name=group_name(partner)))
    Affiliation.objects.filter(user=user, partner=partner).delete()
    subscriptions_end(user=user)


def subscriptions_end(*, user: User) -> None:
    """Stop sending a person the comments on pages that are not theirs any more."""
    # Wagtail keeps on the object what a person could do before.
    now = User.objects.get(pk=user.pk)
    for row in PageSubscription.objects.filter(user=now).select_related("page"):
        if not user_can_reach_page(now, row.page):
            row.delete()
