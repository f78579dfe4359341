"""Who may import what, and see which imports."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from knowledge.models import ImportRun, PartnerBranchPage, PracticePage
from knowledge.permissions import user_is_desk
from knowledge.transfer.enums import ImportKind, RowState

PARTNER_RIGHTS = ("partners_exchange.add_partner", "partners_exchange.change_partner")


def user_can_import(user: Any, kind: str) -> bool:
    """Say whether a person may import rows of a kind at all."""
    if kind == ImportKind.PARTNERS:
        return any(user.has_perm(right) for right in PARTNER_RIGHTS)
    return branches_open_to(user).exists()


def branches_open_to(user: Any) -> QuerySet[PartnerBranchPage]:
    """Return the branches to which a person may add practices."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    return PartnerBranchPage.objects.filter(pk__in=pages.values("pk"))


def kinds_for(user: Any) -> list[ImportKind]:
    """Return what a person may import."""
    return [kind for kind in ImportKind if user_can_import(user, kind)]


def user_can_see_import(user: Any, run: ImportRun) -> bool:
    """Say whether a person may open an import: their own; the desk opens all."""
    if user.is_superuser or user_is_desk(user):
        return True
    return bool(run.user_id == user.pk) and user_can_import(user, run.kind)


def user_can_undo_import(user: Any, run: ImportRun) -> bool:
    """Say whether a person may take back what an import wrote.

    Whoever has gone to another institution does not delete what the former one
    has by now.
    """
    if not user_can_see_import(user, run):
        return False
    if run.kind != ImportKind.PRACTICES:
        return user_can_import(user, run.kind)
    written = run.rows.filter(state=RowState.IMPORTED).values("key")
    pages = PracticePage.objects.filter(
        translation_key__in=written, locale__language_code=run.language
    )
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return not pages.exclude(pk__in=mine.values("pk")).exists()
