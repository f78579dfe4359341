"""Finding what hangs together, from whichever link one starts.

Queries: at most 8, however many links the chain has.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from publication.models import Publication, PublicationTerm
from publication.selectors import public_with_fallback, with_terms

ACTIVITY, FINDING, PRACTICE, ADOPTION = "activity", "finding", "practice", "adoption"
LINKS = (ACTIVITY, FINDING, PRACTICE, ADOPTION)
# Of each kind; a chain that long is no longer read but searched.
MOST_LINKS = 200

Rows = list[Publication]


@dataclass(slots=True)
class Chain:
    """Everything that is public and belongs together, in a reader's best languages.

    Attributes:
        centre: The link that was asked for.
        activities, findings, practices, adoptions: The links of each kind.
    """

    centre: Publication
    activities: Rows = field(default_factory=list)
    findings: Rows = field(default_factory=list)
    practices: Rows = field(default_factory=list)
    adoptions: Rows = field(default_factory=list)


def chain_around(*, key: uuid.UUID, language: str) -> Chain | None:
    """Return the chain that an object is part of, None when it is no public link."""
    centre = public_with_fallback(LINKS, language).filter(key=key).first()
    if centre is None:
        return None
    chain = Chain(centre)
    if centre.kind == ACTIVITY:
        _from_activity(chain, language)
    elif centre.kind == FINDING:
        chain.findings = [centre]
        chain.activities = _named([centre], ACTIVITY, language)
        chain.practices = _named([centre], PRACTICE, language)
    else:
        _from_practice(chain, language)
    if centre.kind == ADOPTION:
        chain.adoptions = [centre]
    else:
        chain.adoptions = _naming(ADOPTION, PRACTICE, chain.practices, language)
    return chain


def _from_activity(chain: Chain, language: str) -> None:
    chain.activities = [chain.centre]
    chain.findings = _naming(FINDING, ACTIVITY, chain.activities, language)
    seen = _named(chain.findings, PRACTICE, language)
    led_to = _naming(PRACTICE, ACTIVITY, chain.activities, language)
    chain.practices = _each_once([*led_to, *seen])


def _from_practice(chain: Chain, language: str) -> None:
    centre = chain.centre
    chain.practices = (
        [centre] if centre.kind == PRACTICE else _named([centre], PRACTICE, language)
    )
    chain.findings = _naming(FINDING, PRACTICE, chain.practices, language)
    chain.activities = _named([*chain.practices, *chain.findings], ACTIVITY, language)


def _naming(kind: str, scheme: str, rows: Rows, language: str) -> Rows:
    """Return what of a kind names one of these objects; one query."""
    if not rows:
        return []
    terms = {scheme: [str(row.key) for row in rows]}
    found = with_terms(public_with_fallback([kind], language), terms)
    return _in_order(found.order_by("date_key", "sort_key", "key")[:MOST_LINKS])


def _named(rows: Rows, kind: str, language: str) -> Rows:
    """Return the objects of a kind that these name; two queries."""
    if not rows:
        return []
    codes = PublicationTerm.objects.filter(
        publication__in=[row.pk for row in rows], scheme=kind
    ).values_list("code", flat=True)
    keys = {uuid.UUID(code) for code in codes}
    if not keys:
        return []
    found = public_with_fallback([kind], language).filter(key__in=keys)
    return _in_order(found.order_by("date_key", "sort_key", "key")[:MOST_LINKS])


def _in_order(rows: Iterable[Publication]) -> Rows:
    """Return rows as their dates go, those without a date last."""
    return sorted(rows, key=lambda row: (not row.date_key, row.date_key))


def _each_once(rows: Sequence[Publication]) -> Rows:
    return list({row.key: row for row in rows}.values())
