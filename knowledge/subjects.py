"""What pages about a topic or a country gather, through the search engine.

Queries: an index 1; a page 1 for each language of the records it shows. The engine's
own file is asked besides.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from headless.registry import kind_label
from knowledge.catalogue.entries import Listed, listed, rows_of
from knowledge.catalogue.shelves import REPOSITORY
from publication.selectors import public_with_fallback
from search.engines import current_engine
from search.presentation import WRITTEN_IN
from search.protocol import KIND, Hit, Query, Sort
from vocabularies.models import Concept

# Of each kind, the newest so many; the rest is a step away.
SHOWN = 6
SUBJECTS = ("topic", "country")


@dataclass(frozen=True, slots=True)
class Other:
    """An object that is no record of the repository: its title is enough."""

    title: str
    path: str
    language: str
    written_in: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is public of one kind.

    Attributes:
        more: Address of the whole list; "" when all are shown.
    """

    kind: str
    label: str
    number: int
    records: list[Listed]
    others: list[Other]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or country with its number of records."""

    title: str
    path: str
    language: str
    written_in: str
    number: int


def subject_page_context(*, concept: Concept, language: str) -> dict[str, Any]:
    """Return everything public of a concept, the repository's records first."""
    engine = current_engine()
    question = Query(
        text="",
        language=language,
        terms={concept.scheme: [concept.code]},
        sort=Sort.NEWEST,
        limit=0,
        facets=[KIND],
    )
    numbers = dict(engine.search(question).facets.get(KIND, {}))
    first = [kind for kind in REPOSITORY.kinds if kind in numbers]
    others = sorted(set(numbers) - {*first, *SUBJECTS, "section"})
    return {
        "definition": concept.text("definition", language),
        "gathered": [
            _gathered(kind, numbers[kind], concept, language)
            for kind in (*first, *others)
        ],
    }


def _gathered(kind: str, number: int, concept: Concept, language: str) -> Gathered:
    results = current_engine().search(
        Query(
            text="",
            language=language,
            kinds=[kind],
            terms={concept.scheme: [concept.code]},
            sort=Sort.NEWEST,
            limit=SHOWN,
            facets=(),
        )
    )
    hits = results.hits
    is_record = kind in REPOSITORY.kinds
    return Gathered(
        kind=kind,
        label=kind_label(kind, many=True),
        number=number,
        records=listed(rows_of(hits, [kind]), (), language=language, marked=False)
        if is_record
        else [],
        others=[] if is_record else [_other(hit, language) for hit in hits],
        more=_search_address(kind, concept) if number > len(hits) else "",
    )


def _search_address(kind: str, concept: Concept) -> str:
    query = urlencode({"kind": kind, concept.scheme: concept.code})
    return f"{reverse('search')}?{query}"


def _other(hit: Hit, language: str) -> Other:
    return Other(
        title="".join(part.text for part in hit.title),
        path=hit.path,
        language=hit.language,
        written_in=_written_in(hit.language, language),
    )


def _written_in(language: str, reader: str) -> str:
    return str(WRITTEN_IN[language]) if language != reader else ""


def subject_index_context(*, kind: str, language: str) -> dict[str, Any]:
    """Return the pages of one kind of subject, with their numbers of records."""
    results = current_engine().search(
        Query(
            text="",
            language=language,
            kinds=REPOSITORY.kinds,
            limit=0,
            sort=Sort.NEWEST,
            facets=[kind],
        )
    )
    numbers = results.facets.get(kind, {})
    rows = public_with_fallback([kind], language).defer(
        "body", "search_text", "search_files"
    )
    return {
        "ready": results.ready,
        "subjects": [
            Subject(
                title=row.title,
                path=row.path,
                language=row.language,
                written_in=_written_in(row.language, language),
                number=numbers.get(row.data["concept"]["code"], 0),
            )
            for row in rows.order_by("sort_key", "key")
        ],
    }
