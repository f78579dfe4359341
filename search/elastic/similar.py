"""Objects that are like one: by the words that set it apart, and by its topics."""

from collections.abc import Sequence
from typing import Any

from search.elastic.asked import Search, Server
from search.elastic.asking import Clause
from search.elastic.hits import SHOWN, hit_of
from search.elastic.narrowing import HAS_PAGE, best_for, constant, passing
from search.elastic.records import TEXTS
from search.protocol import Hit
from vocabularies.enums import Scheme

# What a topic in common is worth, beside words in common.
IN_COMMON = {Scheme.TOPIC: 2.0, Scheme.TARGET_GROUP: 1.0}
MOST_WORDS = 30
# So many of the words that set an object apart must be shared.
LEAST_SHARED = "20%"


def similar_to(server: Server, key: str, language: str, limit: int) -> Sequence[Hit]:
    """Return objects of the same kind that are like one; two requests."""
    own = Search({"query": {"bool": {"filter": [_itself(key), best_for(language)]}}})
    (answer,) = server.ask_ready([own])
    if not answer["hits"]["hits"]:
        return []
    found = answer["hits"]["hits"][0]
    body = {
        "query": {
            "bool": {
                "should": [_words(found), *_terms(found["_source"]["terms"])],
                "minimum_should_match": 1,
                "filter": [
                    best_for(language),
                    HAS_PAGE,
                    passing("kind", [found["_source"]["kind"]]),
                ],
                "must_not": _itself(key),
            }
        },
        "sort": [{"_score": "desc"}, {"sequence": "desc"}],
        "size": limit,
        "_source": SHOWN,
    }
    (answer,) = server.ask([Search(body)])
    return [hit_of(hit) for hit in answer["hits"]["hits"]]


def _itself(key: str) -> Clause:
    return {"ids": {"values": [key]}}


def _words(found: dict[str, Any]) -> Clause:
    like = {
        "fields": [f"{name}.stem" for name in TEXTS],
        "like": {"_index": found["_index"], "_id": found["_id"]},
        "min_term_freq": 1,
        "min_doc_freq": 2,
        "min_word_length": 3,
        "max_query_terms": MOST_WORDS,
        "minimum_should_match": LEAST_SHARED,
    }
    return {"more_like_this": like}


def _terms(terms: dict[str, list[str]]) -> list[Clause]:
    return [
        constant(passing(scheme, [code]), boost)
        for scheme, boost in IN_COMMON.items()
        for code in terms.get(scheme, ())
    ]
