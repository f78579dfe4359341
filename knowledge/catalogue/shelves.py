"""Which records a list holds, and how it can be narrowed and ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.protocol import LANGUAGE
from vocabularies.enums import Scheme


class Values(StrEnum):
    """In which order the values of a facet stand.

    FREQUENT: the most frequent first. VOCABULARY: as in the vocabulary, those
    without a record too. LATEST: the highest code first.
    """

    FREQUENT = "frequent"
    VOCABULARY = "vocabulary"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class FacetKind:
    """One way to narrow a list.

    Attributes:
        name: The parameter in the address.
        facet: The facet of the search engines.
        open: Whether readers see its values at once.
    """

    name: str
    facet: str
    label: Any
    values: Values = Values.FREQUENT
    open: bool = False


def vocabulary_facet(scheme: Scheme, label: Any, **more: Any) -> FacetKind:
    """Return the facet of a vocabulary."""
    return FacetKind(scheme.value, scheme.value, label, **more)


LANGUAGES = "lng"
OWNER = "owner"
YEAR = "year"

TOPIC = vocabulary_facet(Scheme.TOPIC, _("Topic"), open=True)
COUNTRY = vocabulary_facet(Scheme.COUNTRY, _("Country"), open=True)
GROUP = vocabulary_facet(Scheme.TARGET_GROUP, _("Target group"))
EVIDENCE = vocabulary_facet(
    Scheme.EVIDENCE_LEVEL, _("Evidence level"), values=Values.VOCABULARY
)
PRACTICE_KIND = vocabulary_facet(Scheme.PRACTICE_KIND, _("Kind"))
STAGE = vocabulary_facet(Scheme.STAGE, _("Stage"), values=Values.VOCABULARY)
REGION = vocabulary_facet(Scheme.NUTS, _("Region (NUTS)"))
COUNTY = vocabulary_facet(Scheme.COUNTY, _("County"))
OWNERS = FacetKind(OWNER, OWNER, _("Owner"))
YEARS = FacetKind(YEAR, YEAR, _("Year"), values=Values.LATEST)
TEXT_LANGUAGE = FacetKind(LANGUAGES, LANGUAGE, _("Language of the text"))
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
