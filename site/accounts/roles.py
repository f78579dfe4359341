"""The groups people belong to, and what each may do."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

EDITORS = "Editors"
TRANSLATORS = "Translators"
REVIEWERS = "Reviewers"
# One group for each partner institution that writes its own records.
CONTRIBUTORS = "Contributors: {partner}"

ADMIN_ACCESS = "wagtailadmin.access_admin"
FILE_RIGHTS = ("add", "change", "choose")
FILE_MODELS = ("image", "document")


@transaction.atomic
def group_ensure(
    *,
    name: str,
    permissions: Iterable[str] = (),
    pages: Sequence[Page] = (),
    page_rights: Iterable[str] = (),
    files: bool = True,
) -> Group:
    """Return a group that has at least these rights.

    Rights an administrator added stay.

    Args:
        name: The group's name.
        permissions: Model permissions as `app_label.codename`.
        pages: Pages whose trees the page rights are for.
        page_rights: Such as `add_page`, `change_page`, `publish_page`.
        files: Whether members may add and choose pictures and documents.
    """
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(*permissions_named([ADMIN_ACCESS, *permissions]))
    for page in pages:
        for permission in permissions_named(f"wagtailcore.{r}" for r in page_rights):
            GroupPagePermission.objects.get_or_create(
                group=group, page=page, permission=permission
            )
    if files:
        allow_files(group)
    return group


def permissions_named(names: Iterable[str]) -> list[Permission]:
    """Return permissions by `app_label.codename`."""
    wanted = Q(pk=None)
    for name in names:
        label, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=label, codename=codename)
    return list(Permission.objects.filter(wanted))


def allow_files(group: Group, collection: Collection | None = None) -> None:
    """Let a group add, change and choose pictures and documents.

    Args:
        group: The group.
        collection: Where; without one everywhere.
    """
    place = collection or Collection.get_first_root_node()
    names = [f"{right}_{model}" for right in FILE_RIGHTS for model in FILE_MODELS]
    names += [f"{right}_site{model}" for right in FILE_RIGHTS for model in FILE_MODELS]
    for permission in Permission.objects.filter(
        content_type__app_label__in=("core", "wagtailimages", "wagtaildocs"),
        codename__in=names,
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=place, permission=permission
        )
