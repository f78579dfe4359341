"""A list from its first record to its last, for a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.http import QueryDict

from knowledge.catalogue.asked import Asked, read_asked
from knowledge.catalogue.shelves import Shelf
from knowledge.catalogue.values import known_values
from publication.selectors import public
from search.engines import current_engine
from search.protocol import Hit

AT_ONCE = 200


def asked_for(parameters: QueryDict, *, language: str, shelf: Shelf) -> Asked:
    """Return what an address asks for; `problems` names what it asks in vain."""
    known = known_values(shelf.facets, language=language)
    return replace(read_asked(parameters, shelf, known), page=1)


def whole_list(asked: Asked, *, language: str, shelf: Shelf) -> Iterator[bytes]:
    """Yield the documents of a list in its order, as they were published.

    One question to the engine and one query a language for every 200 records.
    """
    engine = current_engine()
    query = replace(asked.query(shelf, language=language), limit=AT_ONCE, facets=())
    page = 1
    while hits := engine.search(replace(query, page=page)).hits:
        found: dict[tuple[str, str], bytes] = {}
        for code in {hit.language for hit in hits}:
            found |= documents(hits, code, shelf)
        for hit in hits:
            # What was withdrawn since the index was written is left out.
            if (hit.key, hit.language) in found:
                yield found[hit.key, hit.language]
        page += 1


def documents(
    hits: Sequence[Hit], language: str, shelf: Shelf
) -> dict[tuple[str, str], bytes]:
    """Return the documents of hits in a language, by key and language."""
    keys = [hit.key for hit in hits if hit.language == language]
    rows = public(shelf.kinds, language).filter(key__in=keys)
    return {
        (str(key), language): bytes(body)
        for key, body in rows.values_list("key", "body")
    }
