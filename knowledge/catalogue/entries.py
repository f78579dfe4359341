"""The records of one page of a list: what is stored of them, and why they answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.presentation import Entry, list_entry
from publication.models import Publication
from publication.selectors import public
from search.presentation import WRITTEN_IN
from search.protocol import Hit, Marked


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in a list.

    Attributes:
        entry: What the list says of it.
        language: The language of the text.
        written_in: That language in words, when it is not the reader's.
        title, summary: With the words that were looked for marked; empty when
            none were.
    """

    entry: Entry
    language: str
    written_in: str
    title: Marked
    summary: Marked


def rows_of(hits: Sequence[Hit], kinds: Iterable[str]) -> list[Publication]:
    """Return the published rows of hits, in their order: a query per language.

    What was withdrawn since the index was written is left out.
    """
    by_language: dict[str, list[str]] = {}
    for hit in hits:
        by_language.setdefault(hit.language, []).append(hit.key)
    listed_kinds = list(kinds)
    found = {
        (str(row.key), row.language): row
        for language, keys in by_language.items()
        for row in public(listed_kinds, language)
        .filter(key__in=keys)
        .defer("body", "search_text", "search_files", "search_summary")
    }
    places = [(hit.key, hit.language) for hit in hits]
    return [found[place] for place in places if place in found]


def listed(
    rows: Iterable[Publication], hits: Iterable[Hit], *, language: str, marked: bool
) -> list[Listed]:
    """Return rows as entries of a list for a reader of a language."""
    by_key = {hit.key: hit for hit in hits} if marked else {}
    return [_listed(row, by_key.get(str(row.key)), language) for row in rows]


def _listed(row: Publication, hit: Hit | None, language: str) -> Listed:
    foreign = row.language != language
    return Listed(
        entry=list_entry(row),
        language=row.language,
        written_in=str(WRITTEN_IN[row.language]) if foreign else "",
        title=hit.title if hit else (),
        summary=hit.summary if hit else (),
    )
