"""Relations that cannot be: to the practice itself, or in a circle."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from knowledge.enums import RelationKind
from knowledge.models import PracticePage
from knowledge.models.practices import derived_from
from knowledge.rules import cycle_remark, leads_back
from knowledge.transfer.rows import RowValues
from knowledge.transfer.targets.naming import ORIGINS, RELATIONS


def check_relations(
    row: RowValues, page: PracticePage, named: dict[str, list[Any]]
) -> None:
    """Report relations that cannot be."""
    for name in RELATIONS:
        keys = {other.translation_key for other in named.get(name, ())}
        if page.translation_key in keys:
            row.add_error(name, _("A practice cannot be related to itself."))
        elif name == ORIGINS and leads_back(page.translation_key, keys, drafted):
            row.add_error(name, cycle_remark().message)


def drafted(keys: set[uuid.UUID]) -> set[uuid.UUID]:
    """Return what practices come from, in public or in their latest drafts.

    Two rows of a table may make a circle that neither of them shows while both
    are drafts.
    """
    pages = PracticePage.objects.filter(
        translation_key__in=keys, has_unpublished_changes=True
    ).select_related("latest_revision")
    origins = {
        row["related"]
        for page in pages
        if page.latest_revision
        for row in page.latest_revision.content.get("relations", ())
        if row["kind"] == RelationKind.DERIVED_FROM
    }
    drafts = PracticePage.objects.filter(pk__in=origins)
    return derived_from(keys) | set(drafts.values_list("translation_key", flat=True))
