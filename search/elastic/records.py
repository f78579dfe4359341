"""What an index holds of a public version, and how its fields are read."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from elasticsearch.dsl import Document as Stored
from elasticsearch.dsl import (
    Flattened,
    Keyword,
    Long,
    MetaField,
    Object,
    Text,
)

from search.analysis import PREFIX, words
from search.documents import Document
from search.elastic.analysis import BEGINNING, COMPLETION, STANDARD, STEM
from search.elastic.marks import without_marks

# Texts by weight: a word of the title counts as three of the body.
TEXTS = {"title": 3, "summary": 2, "text": 1}
# The document that says how far an index has read the log; it answers no question.
STATE = "state"
# More than a passage: tells whether one begins or ends its text. In characters.
EDGE = 250


def _text(*, passages: bool = False, **more: Any) -> Text:
    """Return a text read word by word, by stem and by beginning.

    Long texts keep the places of their words: marking passages would otherwise
    mean to analyse them again.
    """
    options: dict[str, Any] = {"index_options": "offsets"} if passages else {}
    return Text(
        analyzer=STANDARD,
        copy_to="words",
        fields={
            "stem": Text(analyzer=STEM, **options),
            "trunc": Text(analyzer=BEGINNING, **options),
            **more,
        },
    )


class Record(Stored):
    """A public version of an object; or its tombstone, which has a sequence only.

    `best` names the reader languages for which this is the best version of its
    object: within one of them every object is there once, whichever index it is in.
    """

    sequence = Long()
    key = Keyword()
    language = Keyword()
    best = Keyword()
    kind = Keyword()
    path = Keyword(index=False)
    page = Keyword()
    date = Keyword()
    sort = Keyword()
    changed = Keyword()
    schemes = Keyword()
    terms = Flattened(depth_limit=2)
    title = _text(ac=Text(analyzer=COMPLETION, search_analyzer=STANDARD))
    summary = _text()
    text = _text(passages=True)
    edges = Keyword(index=False, doc_values=False)
    # Beginnings of the labels of leading concepts, in every language.
    concepts = Keyword()
    labels = Object(enabled=False)
    # What the speller knows.
    words = Text(analyzer=STEM, index_options="docs", norms=False)
    # Title and summary of what nobody finds by its words.
    unsearched = Object(enabled=False)
    state = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")


MAPPING: dict[str, Any] = Record._doc_type.mapping.to_dict()


def record_of(document: Document, best: Sequence[str]) -> dict[str, Any]:
    """Return what is stored of a version.

    What has no page of its own (menus, concepts) is counted in facets and nothing
    to be found: it has no words.
    """
    terms: dict[str, list[str]] = defaultdict(list)
    for scheme, code in document.terms:
        terms[scheme].append(code)
    record: dict[str, Any] = {
        "sequence": document.sequence,
        "key": document.key,
        "language": document.language,
        "best": list(best),
        "kind": document.kind,
        "path": document.path,
        "page": str(bool(document.path)).lower(),
        "date": document.date,
        "sort": document.sort,
        "changed": document.changed,
        "schemes": sorted(terms),
        "terms": dict(terms),
    }
    shown = {
        "title": without_marks(document.title),
        "summary": without_marks(document.summary),
    }
    if not document.path:
        return {**record, "unsearched": shown}
    text = without_marks(document.text)
    labels = _labels(document)
    return {
        **record,
        **shown,
        "text": text,
        "edges": [text[:EDGE], text[-EDGE:]],
        "labels": labels,
        "concepts": sorted({b for label in labels for b in label["beginnings"]}),
    }


def _labels(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "scheme": scheme,
            "code": code,
            "beginnings": sorted(
                {
                    word.folded[:PREFIX]
                    for language, label in labels.items()
                    for word in words(label, language)
                    if word.folded
                }
            ),
        }
        for (scheme, code), labels in document.labels.items()
    ]


def tombstone(sequence: int) -> dict[str, Any]:
    """Return what stays of a withdrawn version: its place in the log.

    A slower process must not bring back what a faster one has removed.
    """
    return {"sequence": sequence}
