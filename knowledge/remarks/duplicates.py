"""Does the repository have this already, in whatever language?

The search engine proposes what shares words in any language; titles decide.
What no words can show, the facts may: the same address at the source, or the
same owner, kind and beginning.
"""

import uuid
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_CODES
from knowledge.models import PracticePage, ResourcePage
from knowledge.remarks.subjects import Subject
from knowledge.rules import Level, RecordValues, Remark
from publication.models import Publication
from publication.selectors import with_terms
from search.analysis import analyse
from search.engines import current_engine
from search.protocol import Query, Scope
from search.query import readable_words

KINDS = (PracticePage.kind, ResourcePage.kind)
PROPOSED = 10
SHOWN = 3
# Parts of one: of equal words, or of equal letters in titles of few words.
ALIKE = 0.6
SPELLED_ALIKE = 0.85
ALREADY = _("There is a record like this already: “%(title)s”.")
SAME_ADDRESS = _(
    "“%(title)s” names the same address at the source; make sure that it is "
    "another practice."
)
SAME_FACTS = _(
    "“%(title)s” has the same owner, kind and beginning; make sure that it is "
    "another practice."
)


def duplicate_remarks(values: RecordValues, subject: Subject) -> Iterator[Remark]:
    """Yield records that this one may repeat, the likeliest first."""
    said: set[uuid.UUID] = {subject.key}
    proposals = (
        ("duplicate-probable", Level.WARNING, ALREADY, alike),
        # Several practices of one owner may be told on one page.
        ("duplicate-address", Level.HINT, SAME_ADDRESS, same_address),
        ("duplicate-facts", Level.HINT, SAME_FACTS, same_facts),
    )
    for code, level, text, found in proposals:
        rows = [row for row in found(values, subject) if row.key not in said]
        for row in rows[:SHOWN]:
            said.add(row.key)
            params = {"title": row.title}
            yield Remark(code, level, "title", text, params, address=row.path)


def alike(values: RecordValues, subject: Subject) -> list[Publication]:
    """Return records with a title like this one's in any language."""
    if not values.title.strip():
        return []
    keys: dict[str, None] = {}
    for language in LANGUAGE_CODES:
        query = Query(
            text=plain_question(values.title),
            language=language,
            scope=Scope.ALL,
            kinds=KINDS,
            limit=PROPOSED,
            correct=False,
        )
        keys |= dict.fromkeys(hit.key for hit in current_engine().search(query).hits)
    keys.pop(str(subject.key), None)
    rows = Publication.objects.filter(key__in=list(keys), withdrawn_at=None)
    scored = [
        (likeness(values.title, subject.language, row.title, row.language), row)
        for row in rows.only("key", "title", "path", "language")
    ]
    best: dict[uuid.UUID, Publication] = {}
    for score, row in sorted(scored, key=lambda pair: -pair[0]):
        if score >= ALIKE:
            best.setdefault(row.key, row)
    return list(best.values())


def plain_question(title: str) -> str:
    """Return a title without the signs that mean something in a question."""
    return " ".join(readable_words(title))


def likeness(first: str, language: str, second: str, other_language: str) -> float:
    """Return how alike two titles are, from 0 to 1."""
    mine, theirs = keys_in(first, language), keys_in(second, other_language)
    shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    spelling = SequenceMatcher(None, first.casefold(), second.casefold()).ratio()
    return max(shared, spelling if spelling >= SPELLED_ALIKE else 0.0)


def keys_in(text: str, language: str) -> frozenset[str]:
    """Return the base forms of a text's words."""
    return frozenset(
        key for word in readable_words(text) for key in [analyse(word, language).stem]
    )


def same_address(values: RecordValues, subject: Subject) -> list[Publication]:
    """Return public records that name the same address at the source."""
    if not values.source_url:
        return []
    keys = [
        key
        for model in (PracticePage, ResourcePage)
        for key in model.objects.filter(source_url=values.source_url)
        .live()
        .values_list("translation_key", flat=True)
    ]
    return in_best_language(set(keys) - {subject.key}, subject.language)


def same_facts(values: RecordValues, subject: Subject) -> list[Publication]:
    """Return public records of the same owner, kind and first year."""
    year = values.start[:4]
    if not (subject.owner and subject.practice_kind and year):
        return []
    terms = {
        "owner": [subject.owner],
        "practice-kind": [subject.practice_kind],
        "year": [year],
    }
    rows = with_terms(
        Publication.objects.filter(kind__in=KINDS, withdrawn_at=None), terms
    )
    keys = {row.key for row in rows.only("key", "date_key") if row.date_key[:4] == year}
    return in_best_language(keys - {subject.key}, subject.language)


def in_best_language(keys: Iterable[uuid.UUID], language: str) -> list[Publication]:
    """Return public objects in the best version for a reader."""
    rows = Publication.objects.filter(
        key__in=list(keys), withdrawn_at=None, **{f"best_{language}": True}
    )
    return list(rows.only("key", "title", "path").order_by("title"))
