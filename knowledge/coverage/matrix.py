"""How two vocabularies meet in what is published: for planning the year.

Every object counts once, whatever its number of languages. What names several
rows or columns counts in each of their cells, but once in every sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from publication.models import PublicationTerm
from publication.selectors import public_with_fallback, with_terms

# Stands for objects that name no code of a scheme.
NONE = ""

Codes = dict[int, set[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, a number for each column, and how many objects in all."""

    code: str
    label: str
    cells: Mapping[str, int]
    total: int


@dataclass(slots=True)
class Matrix:
    """A table of numbers; every known row and column is there, empty ones too.

    Attributes:
        columns: Label by code, in the order of the vocabulary.
        rows: The rows that have a name.
        sums: Objects by column, and their number in all.
        empty: How many cells have no object.
    """

    columns: dict[str, str]
    rows: list[Row] = field(default_factory=list)
    sums: dict[str, int] = field(default_factory=dict)
    total: int = 0

    @property
    def empty(self) -> int:
        """How many cells of named rows and columns have no object."""
        named = [code for code in self.columns if code != NONE]
        rows = [row for row in self.rows if row.code != NONE]
        return sum(not row.cells[code] for row in rows for code in named)


def coverage_matrix(
    *,
    kinds: Sequence[str],
    language: str,
    rows: tuple[str, Mapping[str, str]],
    columns: tuple[str, Mapping[str, str]],
    without: str,
    year: str = "",
) -> Matrix:
    """Count published objects by the codes of two schemes; three queries.

    Args:
        kinds: Kinds that are counted.
        language: The reader's, in which objects are looked up.
        rows: A scheme, and the label of each code in the order wanted.
        columns: Likewise.
        without: What a row or column is called for objects that name no code;
            it is there only when there are such objects.
        year: Only objects of that year; "" is all.
    """
    terms = {"year": [year]} if year else {}
    objects = with_terms(public_with_fallback(kinds, language), terms)
    ids = set(objects.values_list("pk", flat=True))
    by_object = codes_of(kinds, language, terms, (rows[0], columns[0]))
    matrix = Matrix(dict(columns[1]))
    named_rows = dict(rows[1])
    cells: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for pk in ids:
        here = by_object[rows[0]].get(pk, set()) & named_rows.keys() or {NONE}
        there = by_object[columns[0]].get(pk, set()) & columns[1].keys() or {NONE}
        for row_code in here:
            for column_code in there:
                cells[row_code][column_code].add(pk)
    if any(NONE in found for found in cells.values()):
        matrix.columns[NONE] = without
    if NONE in cells:
        named_rows[NONE] = without
    matrix.rows = [
        row_of(code, label, cells[code], matrix.columns)
        for code, label in named_rows.items()
    ]
    for code in matrix.columns:
        matrix.sums[code] = len(union(found[code] for found in cells.values()))
    matrix.total = len(ids)
    return matrix


def row_of(
    code: str, label: str, found: Mapping[str, set[int]], columns: Iterable[str]
) -> Row:
    """Return one row with a number for each column."""
    numbers = {column: len(found.get(column, ())) for column in columns}
    return Row(code, label, numbers, len(union(found.values())))


def union(sets: Iterable[set[int]]) -> set[int]:
    """Return what is in any of the sets."""
    return set().union(*sets)


def codes_of(
    kinds: Sequence[str],
    language: str,
    terms: Mapping[str, Sequence[str]],
    schemes: Sequence[str],
) -> dict[str, Codes]:
    """Return the codes of each object by scheme; one query."""
    objects = with_terms(public_with_fallback(kinds, language), terms)
    found: dict[str, Codes] = {scheme: defaultdict(set) for scheme in schemes}
    rows = PublicationTerm.objects.filter(
        scheme__in=schemes, publication__in=objects
    ).values_list("scheme", "publication_id", "code")
    for scheme, pk, code in rows:
        found[scheme][pk].add(code)
    return found


def years_of(kinds: Sequence[str], language: str) -> list[str]:
    """Return the years that published objects name, the newest first."""
    objects = public_with_fallback(kinds, language)
    codes = PublicationTerm.objects.filter(scheme="year", publication__in=objects)
    return sorted(set(codes.values_list("code", flat=True)), reverse=True)
