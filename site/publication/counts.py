"""Keep the numbers of public rows in step with the rows."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F

from publication.models import (
    Publication,
    PublicationCount,
    PublicationTerm,
    PublicationTermCount,
)

Shelf = tuple[str, str, str]
# Scheme, code, kind, language.
TermShelf = tuple[str, str, str, str]


@dataclass(slots=True)
class Changes:
    """By how much each number changes, and the last change of each."""

    numbers: Counter[Shelf] = field(default_factory=Counter)
    sequences: dict[Shelf, int] = field(default_factory=dict)
    terms: Counter[TermShelf] = field(default_factory=Counter)

    def add(self, shelf: Shelf, difference: int, sequence: int = 0) -> None:
        """Count one more or less, and remember the place in the log."""
        self.numbers[shelf] += difference
        self.sequences[shelf] = max(self.sequences.get(shelf, 0), sequence)

    def add_term(
        self, term: tuple[str, str], kind: str, language: str, difference: int
    ) -> None:
        """Count one more or less row that carries a term."""
        self.terms[*term, kind, language] += difference

    def save(self) -> None:
        """Write all changes; the log's lock keeps others away."""
        for (kind, language, state), difference in self.numbers.items():
            shelf = {"kind": kind, "language": language, "state": state}
            sequence = self.sequences[kind, language, state]
            values: dict[str, Any] = {"number": F("number") + difference}
            if sequence:
                values["sequence"] = sequence
            if not PublicationCount.objects.filter(**shelf).update(**values):
                PublicationCount.objects.create(
                    **shelf, number=difference, sequence=sequence
                )
        for (scheme, code, kind, language), difference in self.terms.items():
            if difference:
                term_count_add(scheme, code, kind, language, difference)


def term_count_add(
    scheme: str, code: str, kind: str, language: str, difference: int
) -> None:
    """Change the number of rows that carry a term."""
    term = {"scheme": scheme, "code": code, "kind": kind, "language": language}
    counts = PublicationTermCount.objects.filter(**term)
    if not counts.update(number=F("number") + difference):
        PublicationTermCount.objects.create(**term, number=difference)


def counted_afresh() -> dict[Shelf, int]:
    """Count every row: what the stored numbers should be."""
    public = Publication.objects.filter(withdrawn_at=None)
    found: dict[Shelf, int] = {
        (kind, language, state): number
        for kind, language, state, number in public.values_list(
            "kind", "language", "state"
        ).annotate(number=Count("pk"))
    }
    for kind, number in public.values_list("kind").annotate(
        number=Count("key", distinct=True)
    ):
        found[kind, "", ""] = number
    return found


def counts_stored() -> dict[Shelf, int]:
    """Return the stored numbers that are not zero."""
    return {
        (row.kind, row.language, row.state): row.number
        for row in PublicationCount.objects.exclude(number=0)
    }


def terms_counted_afresh() -> dict[TermShelf, int]:
    """Count every term: what the stored numbers should be."""
    rows = (
        PublicationTerm.objects.filter(publication__withdrawn_at=None)
        .values_list("scheme", "code", "publication__kind", "publication__language")
        .annotate(number=Count("pk"))
    )
    return {
        (scheme, code, kind, language): number
        for scheme, code, kind, language, number in rows
    }


def term_counts_stored() -> dict[TermShelf, int]:
    """Return the stored numbers of terms that are not zero."""
    return {
        (row.scheme, row.code, row.kind, row.language): row.number
        for row in PublicationTermCount.objects.exclude(number=0)
    }


def counts_rebuild(sequence: int) -> int:
    """Make the stored numbers right; return how many were wrong.

    Args:
        sequence: The log's head, under its lock: what was wrong has changed.
    """
    right, stored = counted_afresh(), counts_stored()
    wrong = {
        shelf
        for shelf in right.keys() | stored.keys()
        if right.get(shelf, 0) != stored.get(shelf, 0)
    }
    for kind, language, state in wrong:
        PublicationCount.objects.update_or_create(
            kind=kind,
            language=language,
            state=state,
            defaults={
                "number": right.get((kind, language, state), 0),
                "sequence": sequence,
            },
        )
    terms, kept = terms_counted_afresh(), term_counts_stored()
    if terms != kept:
        PublicationTermCount.objects.all().delete()
        PublicationTermCount.objects.bulk_create(
            PublicationTermCount(
                scheme=scheme, code=code, kind=kind, language=language, number=number
            )
            for (scheme, code, kind, language), number in terms.items()
        )
    return len(wrong) + len(dict(terms.items() ^ kept.items()))
