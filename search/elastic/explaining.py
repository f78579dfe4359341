"""Why a hit stands where it stands: the server's own sums, shortened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from search.elastic.answering import Asked, found, listing
from search.elastic.asked import Search, Server
from search.protocol import Explanation, Hit, Query
from search.ranking import TIMES_LOWER, lowered_terms, raised_by
from search.synonyms.table import understood

MOST_REASONS = 12


def explained(server: Server, query: Query) -> Sequence[Explanation]:
    """Say of every hit of a page why it stands where it stands; one request more."""
    question = understood(query.text)
    asked = Asked(question, replace(query, facets=()), ())
    if not question:
        hits = listing(server, asked).hits if query.filters else ()
        return [
            _explanation(query, number, hit, {}) for number, hit in enumerate(hits, 1)
        ]
    results = found(server, asked)
    if results.corrected:
        added = dict.fromkeys(asked.clauses(), results.corrected.searched)
        asked = replace(asked, added=added)
    clauses = asked.clauses()
    searches = [
        Search(
            {
                "query": {
                    "bool": {
                        "must": clauses[hit.language],
                        "filter": {"ids": {"values": [hit.key]}},
                    }
                },
                "explain": True,
                "_source": False,
            },
            hit.language,
        )
        for hit in results.hits
    ]
    answers = server.ask(searches) if searches else []
    return [
        _explanation(query, number, hit, next(iter(answer["hits"]["hits"]), {}))
        for number, (hit, answer) in enumerate(
            zip(results.hits, answers, strict=True), start=1
        )
    ]


def _explanation(
    query: Query, number: int, hit: Hit, told: Mapping[str, Any]
) -> Explanation:
    reasons = list(_weights(told.get("_explanation", {})))[:MOST_REASONS]
    reasons += [f"label of {scheme} {code}" for scheme, code in hit.concepts]
    if hit.language != query.language:
        reasons.append(f"written in {hit.language}: behind the reader's language")
    if hit.first:
        reasons.insert(0, "put first by editors")
    lowered = {
        f"{scheme} {code}: {TIMES_LOWER} times as far down"
        for scheme, code in lowered_terms()
        if code in hit.terms.get(scheme, ())
    }
    return Explanation(
        place=max(query.page - 1, 0) * query.limit + number,
        key=hit.key,
        language=hit.language,
        title="".join(segment.text for segment in hit.title),
        score=told.get("_score"),
        reasons=[*reasons, *raised_by(hit.date, hit.terms), *sorted(lowered)],
    )


def _weights(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield what each word adds, the sums above and the factors below left out."""
    description = node.get("description", "")
    if description.startswith("weight("):
        name = description.removeprefix("weight(").partition(" in ")[0]
        yield f"{node['value']:.2f} {name}"
        return
    for part in node.get("details", ()):
        yield from _weights(part)
