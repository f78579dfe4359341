"""What readers call the values of facets, and which values there are.

Queries: one for the vocabularies, one for the owners.
"""

from collections.abc import Mapping, Sequence

from core.languages import LANGUAGE_CODES
from knowledge.catalogue.shelves import OWNER
from partners_exchange.selectors import partner_names
from publication.models import PublicationTermCount
from search.facet_kinds import LANGUAGES, YEAR, FacetKind
from search.presentation import LANGUAGE_NAMES, best_label
from vocabularies.models import Concept

# Label by code, in the order of the vocabulary, for each facet with a list of values.
Known = Mapping[str, Mapping[str, str]]


def known_values(facets: Sequence[FacetKind], *, language: str) -> Known:
    """Return the values of every facet but the years, which need no label."""
    names = [facet.name for facet in facets]
    found: dict[str, dict[str, str]] = {name: {} for name in names if name != YEAR}
    columns = [f"label_{code}" for code in LANGUAGE_CODES]
    concepts = Concept.objects.rewrite(False).filter(scheme__in=names)
    ordered = concepts.order_by("scheme", "order", "code")
    for scheme, code, *labels in ordered.values_list("scheme", "code", *columns):
        text = best_label(dict(zip(LANGUAGE_CODES, labels, strict=True)), language)
        found[scheme][code] = text or code
    if OWNER in found:
        found[OWNER] = owner_names(language)
    if LANGUAGES in found:
        found[LANGUAGES] = {code: str(LANGUAGE_NAMES[code]) for code in LANGUAGE_CODES}
    return found


def owner_names(language: str) -> dict[str, str]:
    """Return the names of the partners that own a public record."""
    owners = PublicationTermCount.objects.filter(scheme=OWNER, number__gt=0)
    return partner_names(owners.values("code"), language)


def is_known(known: Known, name: str, code: str) -> bool:
    """Say whether a facet can have a value."""
    if name == YEAR:
        return len(code) == 4 and code.isascii() and code.isdigit()
    return code in known[name]


def label_of(known: Known, name: str, code: str) -> str:
    """Return what readers call a value; codes without a name call themselves."""
    return known.get(name, {}).get(code, code)
