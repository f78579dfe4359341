"""Answering a question: search, second pass, one version of each object, a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from search.elastic import narrowing
from search.elastic.asked import Search, Server
from search.elastic.asking import Clause, marked, matching
from search.elastic.hits import SHOWN, Place, hit_of, hits_at
from search.elastic.indices import WINDOW
from search.elastic.narrowing import LOWER, Narrowing
from search.elastic.spelling import (
    Near,
    as_written,
    correction,
    speller,
    suggestions,
    unknown_words,
)
from search.protocol import Correction, Query, Results, Scope, Sort
from search.query import Question
from search.ranking import TIMES_LOWER
from search.synonyms.meanings import with_meanings
from search.synonyms.table import understood_as

Answers = Mapping[str, dict[str, Any]]
# Objects in several languages that one question may find, at most.
MOST_REPEATED = WINDOW


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is searched for beside the words typed."""

    question: Question
    query: Query
    facets: Sequence[str]
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def clauses(self) -> dict[str, Clause]:
        """Return what each searched language's index is asked."""
        made = {
            code: matching(
                self.question, code, self.query.language, self.added.get(code, ())
            )
            for code in narrowing.searched_languages(self.query)
        }
        return {
            code: narrowing.with_first(clause, self.query.put_first)
            for code, clause in made.items()
            if clause
        }

    def marked(self, language: str) -> Clause:
        """Return what is marked in the texts of a language."""
        return marked(self.question, language, self.query.language, self.added)

    @property
    def start(self) -> int:
        """Return how many hits stand on the pages before."""
        return max(self.query.page - 1, 0) * self.query.limit


def facets_of(server: Server, query: Query) -> Sequence[str]:
    """Return what is counted; one request when it is every facet there is."""
    if query.facets is not None:
        return query.facets
    schemes = {"terms": {"field": "schemes", "size": narrowing.MOST_VALUES}}
    (answer,) = server.ask([Search({"size": 0, "aggs": {"schemes": schemes}})])
    found = [bucket["key"] for bucket in answer["aggregations"]["schemes"]["buckets"]]
    return [narrowing.KIND, narrowing.LANGUAGE, *sorted(found)]


def listing(server: Server, asked: Asked) -> Results:
    """Return what the filters keep, in the order of the list."""
    narrowed = Narrowing(asked.query, asked.facets)
    kept = [*narrowing.listed(asked.query), *narrowed.before]
    body = _sorted_body(asked, narrowed, {"filter": kept}, SHOWN)
    (answer,) = server.ask_ready([Search(body)])
    return Results(
        hits=[hit_of(hit) for hit in answer["hits"]["hits"]],
        total=answer["hits"]["total"]["value"],
        facets=narrowed.counts([answer]),
    )


def _sorted_body(
    asked: Asked, narrowed: Narrowing, kept: dict[str, Any], source: Any
) -> dict[str, Any]:
    """Return the request for one page of a sorted list over all languages."""
    groups = narrowing.groups(asked.query)
    reachable = asked.start + asked.query.limit <= WINDOW
    return {
        **narrowed.body(),
        "query": {"bool": {**kept, "should": groups, "minimum_should_match": 0}},
        "sort": narrowing.order(asked.query),
        "from": asked.start if reachable else 0,
        "size": asked.query.limit if reachable else 0,
        "_source": source,
    }


def found(server: Server, asked: Asked) -> Results:
    """Return what answers a question in words."""
    words = asked.question.doubtful
    answers = _ranked(server, asked, speller(words))
    near = unknown_words(server, words, answers, asked.query.language)
    total = sum(answer["hits"]["total"]["value"] for answer in answers.values())
    corrected: Correction | None = None
    if near and (len(near) == 1 or not total):
        near = as_written(server, near)
        corrected = correction(near, asked.query)
    if corrected:
        question = understood_as(asked.question, corrected.searched[:1])
        asked = _with(replace(asked, question=question), near[0])
        answers = _ranked(server, asked, {})
        total = sum(answer["hits"]["total"]["value"] for answer in answers.values())
    if asked.query.sort == Sort.BEST and not asked.query.lead:
        places = merged(answers, asked)
    else:
        places = _sorted_places(server, asked)
    typed = asked.question.wanted_words
    hits = hits_at(server, places, asked.marked, typed, asked.query.language)
    return Results(
        hits=with_meanings(
            asked.question,
            [replace(hit, first=hit.key in asked.query.put_first) for hit in hits],
        ),
        total=total,
        facets=Narrowing(asked.query, asked.facets).counts(answers.values()),
        corrected=corrected,
        suggestions=[] if total else suggestions(near, asked.question.optional),
    )


def _with(asked: Asked, near: Near) -> Asked:
    added = {near.language: near.words}
    return Asked(asked.question, asked.query, asked.facets, added)


def _ranked(server: Server, asked: Asked, extra: dict[str, Any]) -> Answers:
    """Return each language's answer: places by rank, numbers, words near."""
    narrowed = Narrowing(asked.query, asked.facets)
    lower = narrowing.lowered()
    # Whoever ranks lower makes room for those behind him.
    reach = (asked.start + asked.query.limit) * (TIMES_LOWER if lower else 1)
    lowering = [narrowing.constant(lower, 0.0, LOWER)] if lower else []
    searches = {
        code: Search(
            {
                **narrowed.body(),
                **extra,
                "query": {
                    "bool": {
                        "must": narrowing.raising(clause),
                        "filter": kept,
                        "should": lowering,
                    }
                },
                "sort": [{"_score": "desc"}, {"sequence": "desc"}],
                "size": min(reach, WINDOW),
                "_source": False,
            },
            code,
        )
        for code, clause, kept in _once(server, asked, narrowed)
    }
    answers = server.ask_ready(list(searches.values()))
    return dict(zip(searches, answers, strict=True))


def _once(
    server: Server, asked: Asked, narrowed: Narrowing
) -> list[tuple[str, Clause, list[Clause]]]:
    """Return for each language what matches, and what keeps every object once.

    That is the reader's best version; or, where all languages are asked alike, the
    first in the reader's order that answers.
    """
    query, clauses = asked.query, asked.clauses()
    if query.scope != Scope.ALL:
        kept = [*narrowing.listed(query), narrowing.HAS_PAGE, *narrowed.before]
        return [(code, clause, kept) for code, clause in clauses.items()]
    repeated = _repeated(server, clauses)
    once = []
    seen: set[str] = set()
    for code, clause in clauses.items():
        kept = [narrowing.HAS_PAGE, *narrowed.before]
        if seen:
            others = {"terms": {"key": sorted(seen)}}
            kept.append({"bool": {"must_not": [others]}})
        once.append((code, clause, kept))
        seen |= repeated.get(code, set())
    return once


def _repeated(server: Server, clauses: Mapping[str, Clause]) -> dict[str, set[str]]:
    """Return the objects of several versions that answer, by language.

    Nobody needs to know them of the last language.
    """
    searches = {
        code: Search(
            {
                "query": {
                    "bool": {
                        "filter": [clause, narrowing.HAS_PAGE],
                        "must_not": [narrowing.alone()],
                    }
                },
                "sort": ["_doc"],
                "size": MOST_REPEATED,
                "_source": False,
                "track_total_hits": False,
            },
            code,
        )
        for code, clause in list(clauses.items())[:-1]
    }
    answers = server.ask(list(searches.values())) if searches else []
    return {
        code: {hit["_id"] for hit in answer["hits"]["hits"]}
        for code, answer in zip(searches, answers, strict=True)
    }


def merged(answers: Answers, asked: Asked) -> list[Place]:
    """Join the languages' answers, best first, and return the page asked for.

    Scores of different indices cannot be compared, so ranks are.
    """
    own_first = asked.query.scope == Scope.FIRST
    keys = asked.query.put_first
    # Before the first place, in the editors' order.
    firsts = {key: number - len(keys) for number, key in enumerate(keys)}
    placed = []
    for order, (language, answer) in enumerate(answers.items()):
        behind = own_first and language != asked.query.language
        for rank, hit in enumerate(answer["hits"]["hits"], start=1):
            first = firsts.get(hit["_id"])
            if first is not None:
                placed.append((False, first, order, rank, hit["_id"], language))
                continue
            lower = LOWER in hit.get("matched_queries", ())
            place = rank * TIMES_LOWER if lower else rank
            placed.append((behind, place, order, rank, hit["_id"], language))
    placed.sort()
    page = placed[asked.start : asked.start + asked.query.limit]
    return [(language, key) for *_place, key, language in page]


def _sorted_places(server: Server, asked: Asked) -> list[Place]:
    """Return the page asked for of what answers, sorted otherwise than by rank."""
    narrowed = Narrowing(asked.query, ())
    matches = [
        {"bool": {"filter": [clause, narrowing.in_language(code), *kept]}}
        for code, clause, kept in _once(server, asked, narrowed)
    ]
    any_language = {"bool": {"should": matches, "minimum_should_match": 1}}
    body = _sorted_body(asked, narrowed, {"filter": [any_language]}, ["language"])
    (answer,) = server.ask([Search(body)])
    return [(hit["_source"]["language"], hit["_id"]) for hit in answer["hits"]["hits"]]
