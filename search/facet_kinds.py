"""The ways in which answers can be narrowed, as readers see them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from search.protocol import KIND, LANGUAGE
from vocabularies.enums import Scheme


class Values(StrEnum):
    """In which order the values of a facet stand.

    FREQUENT: the most frequent first. VOCABULARY: as in the vocabulary. LATEST: the
    highest code first.
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


# `language` would be read as the language of the page.
LANGUAGES = "lng"
PARTNER = "partner"
YEAR = "year"

TOPIC = vocabulary_facet(Scheme.TOPIC, _("Topic"), open=True)
COUNTRY = vocabulary_facet(Scheme.COUNTRY, _("Country"), open=True)
GROUP = vocabulary_facet(Scheme.TARGET_GROUP, _("Target group"))
EVIDENCE = vocabulary_facet(
    Scheme.EVIDENCE_LEVEL, _("Evidence level"), values=Values.VOCABULARY
)
REGION = vocabulary_facet(Scheme.NUTS, _("Region (NUTS)"))
COUNTY = vocabulary_facet(Scheme.COUNTY, _("County"))
YEARS = FacetKind(YEAR, YEAR, _("Year"), values=Values.LATEST)
TEXT_LANGUAGE = FacetKind(LANGUAGES, LANGUAGE, _("Language of the text"))

# Those of the search page, from top to bottom. Their names stand in addresses that
# people keep: they never change.
PAGE_FACETS = (
    FacetKind(KIND, KIND, _("What it is"), open=True),
    TOPIC,
    GROUP,
    FacetKind(PARTNER, PARTNER, _("Partner")),
    COUNTRY,
    REGION,
    COUNTY,
    TEXT_LANGUAGE,
    YEARS,
    EVIDENCE,
    vocabulary_facet(Scheme.LICENCE, _("Licence")),
)
