"""What is stored beside a row: terms to filter by, and what it was made from."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publication.counts import Changes
from publication.envelope import Version
from publication.models import Publication, PublicationDependency, PublicationTerm
from publication.registry import Term
from publication.versions import Projected


@dataclass(frozen=True, slots=True)
class WrongPart:
    """A row to be public beside which something else is stored than it was made with."""

    row: Publication
    version: Version
    what: str


def terms_replace(
    changed: Sequence[tuple[Publication, Version]],
    tombstones: Sequence[Publication],
    counts: Changes,
) -> None:
    """Store what rows are filtered by, and how many rows each term has."""
    rows = {row.pk: row for row in [*(row for row, _version in changed), *tombstones]}
    stored: dict[int, set[Term]] = defaultdict(set)
    for pk, scheme, code in PublicationTerm.objects.filter(
        publication__in=list(rows)
    ).values_list("publication_id", "scheme", "code"):
        stored[pk].add((scheme, code))
    wanted = {row.pk: set(version.content.terms) for row, version in changed}
    other = [pk for pk in rows if stored[pk] != wanted.get(pk, set())]
    for pk in other:
        row = rows[pk]
        for term in stored[pk]:
            counts.add_term(term, row.kind, row.language, -1)
        for term in wanted.get(pk, ()):
            counts.add_term(term, row.kind, row.language, 1)
    if other:
        PublicationTerm.objects.filter(publication__in=other).delete()
    PublicationTerm.objects.bulk_create(
        PublicationTerm(publication=rows[pk], scheme=scheme, code=code)
        for pk in other
        for scheme, code in sorted(wanted.get(pk, ()))
    )


def dependencies_replace(
    changed: Sequence[tuple[Publication, Version]],
    tombstones: Sequence[Publication] = (),
) -> None:
    """Store what rows were made from."""
    rows = [row.pk for row, _version in changed] + [row.pk for row in tombstones]
    if not rows:
        return
    PublicationDependency.objects.filter(publication__in=rows).delete()
    PublicationDependency.objects.bulk_create(
        PublicationDependency(publication=row, reference=reference)
        for row, version in changed
        for reference in sorted(version.depends_on)
    )


def wrong_parts(objects: Sequence[Projected]) -> Iterator[WrongPart]:
    """Yield what is stored wrongly beside the rows of objects; three queries."""
    versions = {
        (item.key, version.language): version
        for item in objects
        for version in item.versions
    }
    keys = {item.key for item in objects}
    rows = Publication.objects.filter(key__in=keys)
    terms: dict[int, set[tuple[str, str]]] = defaultdict(set)
    of_terms = PublicationTerm.objects.filter(publication__in=rows)
    for pk, scheme, code in of_terms.values_list("publication_id", "scheme", "code"):
        terms[pk].add((scheme, code))
    made_from: dict[int, list[str]] = defaultdict(list)
    of_dependencies = PublicationDependency.objects.filter(publication__in=rows)
    for pk, reference in of_dependencies.values_list("publication_id", "reference"):
        made_from[pk].append(reference)
    for row in rows.only("key", "kind", "language"):
        version = versions.get((row.key, row.language))
        if version is None:
            continue
        if terms[row.pk] != set(version.content.terms):
            yield WrongPart(row, version, "other terms")
        if sorted(made_from[row.pk]) != sorted(version.depends_on):
            yield WrongPart(row, version, "made from other objects")


def parts_repair(objects: Sequence[Projected]) -> set[uuid.UUID]:
    """Store anew what is wrong beside the rows of objects; return their keys.

    The numbers of terms are not touched: they are counted afresh afterwards.
    """
    found = {part.row.pk: (part.row, part.version) for part in wrong_parts(objects)}
    wrong = list(found.values())
    terms_replace(wrong, (), Changes())
    dependencies_replace(wrong)
    return {row.key for row, _version in wrong}
