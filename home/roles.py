"""Which pages and records each role works on, and the moderation workflow."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
)

from accounts.roles import (
    EDITORS,
    REVIEWERS,
    TRANSLATORS,
    group_ensure,
)
from home.models import HomePage
from knowledge.desk.contributors import partner_let_contribute
from knowledge.models import PartnerBranchPage
from knowledge.permissions import DESK
from partners_exchange.models import Partner

WORKFLOW = "Review"
WAGTAILS_REVIEWERS = "Moderators"
WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page")
TRANSLATE = "wagtail_localize.submit_translation"
CHANGE_FREELY = ("add", "change", "delete")
RECORDS = (
    "partners_exchange.{right}_partner",
    "partners_exchange.{right}_membershipsnapshot",
    "partners_exchange.{right}_affiliation",
    "home.{right}_foundingdocument",
    "home.{right}_menuitem",
    "vocabularies.{right}_concept",
    "search.{right}_synonymgroup",
    "search.{right}_pinnedresults",
)
EDITOR_RIGHTS = (
    *(
        record.format(right=right)
        for record in RECORDS
        for right in ("view", "add", "change")
    ),
    # Lets the history of the site name entries of the board; rights to them are
    # the board's own.
    "knowledge.view_offer",
    "search.view_askedquestion",
    "home.view_contactmessage",
    "home.change_contactmessage",
    "home.change_sitefacts",
    *(f"publication.{right}_publishedpath" for right in ("view", *CHANGE_FREELY)),
    TRANSLATE,
    DESK,
)


def seed_roles() -> Iterator[str]:
    """Make sure of every group, and of the one-step workflow."""
    homes = list(HomePage.objects.all())
    rename_wagtails_group()
    group_ensure(
        name=EDITORS, permissions=EDITOR_RIGHTS, pages=homes, page_rights=PUBLISH
    )
    yield EDITORS
    group_ensure(
        name=TRANSLATORS,
        permissions=[TRANSLATE],
        pages=homes,
        page_rights=("change_page",),
    )
    yield TRANSLATORS
    # No page is theirs: a workflow opens what they are asked for, and only that.
    reviewers = group_ensure(name=REVIEWERS, files=False)
    yield REVIEWERS
    for partner in contributing_partners():
        yield partner_let_contribute(partner=partner).name
    workflow_ensure(reviewers=reviewers, pages=homes)
    yield WORKFLOW


def rename_wagtails_group() -> None:
    """Take over the group Wagtail's migrations made; its workflow stays whole.

    Its rights on every page and file go: reviewers must not find what is not
    theirs.
    """
    if not Group.objects.filter(name=REVIEWERS).exists():
        wagtails = Group.objects.filter(name=WAGTAILS_REVIEWERS)
        GroupPagePermission.objects.filter(group__in=wagtails).delete()
        GroupCollectionPermission.objects.filter(group__in=wagtails).delete()
        wagtails.update(name=REVIEWERS)


def contributing_partners() -> QuerySet[Partner]:
    """Return the partners that have a branch for their records."""
    branches = PartnerBranchPage.objects.values("partner")
    return Partner.objects.filter(pk__in=branches)


@transaction.atomic
def workflow_ensure(*, reviewers: Group, pages: list[HomePage]) -> None:
    """Make one workflow of one step, approval by a reviewer, for every page."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    workflow = Workflow.objects.filter(active=True).first() or Workflow()
    workflow.name = WORKFLOW
    workflow.save()
    task = GroupApprovalTask.objects.filter(active=True).first() or GroupApprovalTask()
    task.name = WORKFLOW
    task.save()
    task.groups.set([reviewers])
    workflow.workflow_tasks.get_or_create(
        task=Task.objects.get(pk=task.pk), defaults={"sort_order": 0}
    )
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
