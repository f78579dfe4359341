"""What the operations of the search answer, as bytes.

Items are the summaries that were stored when the objects were published: they are
joined, never decoded.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from headless.facets import facet_values, labels_of
from search.api.marks import marked_text
from search.api.selectors import Version, summaries
from search.protocol import Hit, Query, Results


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and the languages that occur in it."""

    content: bytes
    languages: Sequence[str]


def search_answer(query: Query, results: Results, following: str | None) -> Answer:
    """Return a page of hits; two queries, and those of the labels of facets."""
    stored = summaries(_version(hit) for hit in results.hits)
    labels = _concept_labels(results.hits, query.language)
    shown = [hit for hit in results.hits if _version(hit) in stored]
    head: dict[str, Any] = {
        "language": query.language,
        "total": results.total,
        "next": following,
        "corrected": asdict(results.corrected) if results.corrected else None,
        "suggestions": list(results.suggestions),
        "ready": results.ready,
        "degraded": results.degraded,
    }
    if query.facets:
        head["facets"] = (
            facet_values(results.facets, query.language) if results.ready else None
        )
    items = [
        with_field(stored[_version(hit)], "match", match_data(hit, labels))
        for hit in shown
    ]
    return _joined(head, items, shown, query.language)


def similar_answer(hits: Sequence[Hit] | None, language: str, limit: int) -> Answer:
    """Return what is like an object; one query. None stands for an engine's "unknown"."""
    stored = summaries(_version(hit) for hit in hits or ())
    shown = [hit for hit in hits or () if _version(hit) in stored][:limit]
    head = {"language": language, "available": hits is not None}
    return _joined(head, [stored[_version(hit)] for hit in shown], shown, language)


def match_data(hit: Hit, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return why an object was found."""
    return {
        "title": marked_text(hit.title),
        "passage": marked_text(hit.summary),
        "words": list(hit.matched),
        "meanings": [asdict(meaning) for meaning in hit.meanings],
        "concepts": [
            {
                "scheme": scheme,
                "code": code,
                "label": labels.get(scheme, {}).get(code, code),
            }
            for scheme, code in hit.concepts
        ],
    }


def with_field(document: bytes, name: str, value: Any) -> bytes:
    """Return a JSON object with one more member."""
    return b'%s,"%s":%s}' % (document[:-1], name.encode(), _json(value))


def _concept_labels(
    hits: Sequence[Hit], language: str
) -> Mapping[str, Mapping[str, str]]:
    codes: dict[str, list[str]] = {}
    for hit in hits:
        for scheme, code in hit.concepts:
            codes.setdefault(scheme, []).append(code)
    return labels_of(codes, language)


def _joined(
    head: Mapping[str, Any], items: Sequence[bytes], hits: Sequence[Hit], language: str
) -> Answer:
    content = b'%s,"items":[%s]}' % (_json(head)[:-1], b",".join(items))
    return Answer(content, sorted({hit.language for hit in hits}) or [language])


def _version(hit: Hit) -> Version:
    return hit.key, hit.language


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
