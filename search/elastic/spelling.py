"""The second pass: words that occur nowhere, and words near them that do.

When exactly one word is unknown the question is asked once more with the two
nearest ones beside it. With more of them the text is in another spelling or
language: it is not corrected, other questions are only suggested.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.analysis import fold
from search.elastic.analysis import STEM_ONLY
from search.elastic.asked import Search, Server
from search.elastic.asking import EXACT, beginnings, capitalised
from search.elastic.marks import CLOSE, OPEN, marked_words, read_marks
from search.elastic.narrowing import HAS_PAGE
from search.protocol import Correction, Query

LEAST_LENGTH = 4
MOST_ADDED = 2
# With more unknown words nothing is suggested.
MOST_UNKNOWN = 3
SPELLER = "speller"
# A text that has the very word shows how it is written; inflected forms do at need.
WRITTEN = [name if name.endswith(".stem") else f"{name}^20" for name in EXACT]


@dataclass(frozen=True, slots=True)
class Near:
    """A word that occurs nowhere and words near it in the texts of a language."""

    typed: str
    language: str
    words: Sequence[str]


def speller(words: Sequence[str]) -> dict[str, Any]:
    """Return the part of a request that asks for words near unknown ones."""
    if not words:
        return {}
    term = {
        "field": "words",
        "analyzer": STEM_ONLY,
        "suggest_mode": "missing",
        "max_edits": 1,
        "prefix_length": 1,
        "min_word_length": LEAST_LENGTH,
        "size": 3,
        "max_term_freq": 0.5,
        "string_distance": "damerau_levenshtein",
    }
    return {"suggest": {"text": capitalised(words), SPELLER: {"term": term}}}


def unknown_words(
    server: Server,
    words: Sequence[str],
    answers: Mapping[str, Mapping[str, Any]],
    reader: str,
) -> list[Near]:
    """Return the words that occur in no language that was asked.

    One more request, when any word is unknown in any of them.
    """
    near: dict[str, Near] = {}
    for language, answer in answers.items():
        for entry in answer.get("suggest", {}).get(SPELLER, ()):
            options = [option["text"] for option in entry["options"]]
            start = entry["offset"]
            typed = capitalised(words)[start : start + entry["length"]]
            if options and typed.lower() not in near:
                near[typed.lower()] = Near(typed, language, options[:MOST_ADDED])
    if not near:
        return []
    known = _occurring(server, list(near), list(answers), reader)
    as_typed = {word.lower(): word for word in words}
    return [
        Near(as_typed.get(word, word), found.language, found.words)
        for word, found in near.items()
        if word not in known
    ]


def _occurring(
    server: Server, words: Sequence[str], languages: Sequence[str], reader: str
) -> set[str]:
    """Return which words some text or label of a concept has."""
    filters = {
        str(number): {
            "bool": {
                "should": [
                    {"match": {"words": capitalised([word])}},
                    {"terms": {"concepts": beginnings([word], reader)}},
                ]
            }
        }
        for number, word in enumerate(words)
    }
    body = {"size": 0, "aggs": {"words": {"filters": {"filters": filters}}}}
    found = set()
    for answer in server.ask([Search(body, language) for language in languages]):
        buckets = answer["aggregations"]["words"]["buckets"]
        found |= {
            word
            for number, word in enumerate(words)
            if buckets[str(number)]["doc_count"]
        }
    return found


def as_written(server: Server, near: Sequence[Near]) -> list[Near]:
    """Return near words as some text writes them: one request."""
    searches = [
        Search(
            {
                "query": {
                    "bool": {
                        "must": {"multi_match": {"query": word, "fields": WRITTEN}},
                        "filter": HAS_PAGE,
                    }
                },
                "size": 1,
                "_source": False,
                "highlight": {
                    "pre_tags": [OPEN],
                    "post_tags": [CLOSE],
                    "fields": {name: {"fragment_size": 40} for name in EXACT},
                },
            },
            item.language,
        )
        for item in near
        for word in item.words
    ]
    answers = iter(server.ask(searches)) if searches else iter(())
    return [
        Near(
            item.typed,
            item.language,
            list(
                dict.fromkeys(
                    _written(next(answers), word, item.language) for word in item.words
                )
            ),
        )
        for item in near
    ]


def _written(answer: Mapping[str, Any], word: str, language: str) -> str:
    """Return a folded word as it is marked in the first text that has it."""
    for hit in answer["hits"]["hits"]:
        marked = [
            written.lower()
            for fragments in hit.get("highlight", {}).values()
            for fragment in fragments
            for written in marked_words(read_marks(fragment))
        ]
        same = [item for item in marked if fold(item, language) == fold(word, language)]
        return next(iter([*same, *marked]), word)
    return word


def correction(near: Sequence[Near], query: Query) -> Correction | None:
    """Return what is searched for beside the words typed, if anything."""
    if len(near) != 1 or not query.correct:
        return None
    return Correction(near[0].typed, near[0].words)


def suggestions(near: Sequence[Near], words: Sequence[str]) -> list[str]:
    """Return other questions worth asking."""
    if not 0 < len(near) <= MOST_UNKNOWN:
        return []
    nearest = {item.typed.lower(): item.words[0] for item in near}
    return [" ".join(nearest.get(word.lower(), word) for word in words)]
