"""Actions on many rows say nothing of rows outside a person's reach.

Wagtail's own name the rows they may not touch, with their titles.
"""

from typing import Any

from django.http import Http404
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.documents.views import bulk_actions as documents
from wagtail.images.views import bulk_actions as images
from wagtail.models import Page

from core.admin.reach import (
    explorable_pages,
    file_models,
    files_user_may_see,
    may_see_everything,
)

WAGTAILS_ACTIONS: tuple[type[BulkAction], ...] = (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
    images.AddTagsBulkAction,
    images.AddToCollectionBulkAction,
    images.DeleteBulkAction,
    documents.AddTagsBulkAction,
    documents.AddToCollectionBulkAction,
    documents.DeleteBulkAction,
)


class ReticentAction:
    """Leaves out rows a person cannot see, and refuses when none is left."""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Sort the rows as Wagtail does; keep only those within reach."""
        objects, refused = super().get_actionable_objects()  # type: ignore[misc]
        user = self.request.user  # type: ignore[attr-defined]
        if may_see_everything(user):
            return objects, refused
        groups = {"": objects, **refused}
        rows = [row for group in groups.values() for row in group]
        seen = keys_within_reach(user, rows)
        kept = {
            name: [row for row in group if row.pk in seen]
            for name, group in groups.items()
        }
        if not any(kept.values()):
            raise Http404
        return kept.pop(""), kept


def keys_within_reach(user: Any, rows: list[Any]) -> set[Any]:
    """Return the keys of the rows of one model that a person may see."""
    keys = [row.pk for row in rows]
    visible: Any = explorable_pages(user)
    if rows and not isinstance(rows[0], Page):
        model = next(model for model in file_models() if isinstance(rows[0], model))
        visible = files_user_may_see(user, model)
    return set(visible.filter(pk__in=keys).values_list("pk", flat=True))


def reticent_actions() -> list[type[BulkAction]]:
    """Return Wagtail's actions, each with the guard in front."""
    return [
        type(action.__name__, (ReticentAction, action), {})
        for action in WAGTAILS_ACTIONS
    ]
