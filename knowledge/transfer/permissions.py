"""Who may import what, and see which imports."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from knowledge.models import ImportRun, PartnerBranchPage
from knowledge.permissions import user_is_desk
from knowledge.transfer.enums import ImportKind

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
    return bool(run.user_id == user.pk or user.is_superuser or user_is_desk(user))
