"""Which records a list holds, and how it can be narrowed and ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.facet_kinds import (
    COUNTRY,
    COUNTY,
    EVIDENCE,
    GROUP,
    REGION,
    TEXT_LANGUAGE,
    TOPIC,
    YEARS,
    FacetKind,
    Values,
    vocabulary_facet,
)
from vocabularies.enums import Scheme

OWNER = "owner"

PRACTICE_KIND = vocabulary_facet(Scheme.PRACTICE_KIND, _("Kind"))
STAGE = vocabulary_facet(Scheme.STAGE, _("Stage"), values=Values.VOCABULARY)
OWNERS = FacetKind(OWNER, OWNER, _("Owner"))
RECORD_TYPE = vocabulary_facet(Scheme.RECORD_TYPE, _("Kind of record"))


class Sort(StrEnum):
    """The orders a list can have; `best` only when words are looked for."""

    BEST = "best"
    NEWEST = "newest"
    TITLE = "title"
    CHANGED = "changed"
    EVIDENCE = "evidence"


SORT_LABELS: dict[Sort, Any] = {
    Sort.BEST: pgettext_lazy("order of a list", "Best answer first"),
    Sort.NEWEST: pgettext_lazy("order of a list", "Newest first"),
    Sort.TITLE: pgettext_lazy("order of a list", "Title"),
    Sort.CHANGED: pgettext_lazy("order of a list", "Last changed"),
    Sort.EVIDENCE: pgettext_lazy("order of a list", "Evidence"),
}


class View(StrEnum):
    """The ways a list can be drawn."""

    LIST = "list"
    TABLE = "table"
    MAP = "map"


VIEW_LABELS: dict[View, Any] = {
    View.LIST: pgettext_lazy("way a list is drawn", "List"),
    View.TABLE: pgettext_lazy("way a list is drawn", "Table"),
    View.MAP: pgettext_lazy("way a list is drawn", "Map"),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of records of some kinds.

    Attributes:
        export: The name of its file, below `/<language>/export/`.
    """

    kinds: Sequence[str]
    facets: Sequence[FacetKind]
    sorts: Sequence[Sort]
    export: str


REPOSITORY = Shelf(
    kinds=("practice", "resource"),
    facets=(
        TOPIC,
        COUNTRY,
        GROUP,
        EVIDENCE,
        PRACTICE_KIND,
        STAGE,
        OWNERS,
        REGION,
        COUNTY,
        YEARS,
        TEXT_LANGUAGE,
        RECORD_TYPE,
    ),
    sorts=tuple(Sort),
    export="records",
)
RESOURCES = Shelf(
    kinds=("resource",),
    facets=(
        vocabulary_facet(Scheme.RECORD_TYPE, _("Kind of record"), open=True),
        TOPIC,
        PRACTICE_KIND,
        GROUP,
        COUNTRY,
        OWNERS,
        YEARS,
        TEXT_LANGUAGE,
    ),
    sorts=(Sort.BEST, Sort.NEWEST, Sort.TITLE, Sort.CHANGED),
    export="library",
)
