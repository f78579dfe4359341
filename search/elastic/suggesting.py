"""Titles that continue what is being typed."""

from collections.abc import Sequence

from search.elastic.analysis import COMPLETION_FROM, COMPLETION_TO
from search.elastic.asked import Search, Server
from search.elastic.hits import hit_of
from search.elastic.marks import CLOSE, OPEN
from search.elastic.narrowing import HAS_PAGE, best_for, constant, in_language
from search.protocol import Suggestion
from search.query import parse

# More than any score by words: the reader's own language comes first.
OWN_LANGUAGE = 1_000.0


def suggested(
    server: Server, text: str, language: str, limit: int
) -> Sequence[Suggestion]:
    """Return objects whose titles have words that begin as those typed; one request."""
    words = [
        word[:COMPLETION_TO]
        for word in parse(text).wanted_words
        if len(word) >= COMPLETION_FROM
    ]
    if not words:
        return []
    typed = {"match": {"title.ac": {"query": " ".join(words), "operator": "and"}}}
    query = {
        "bool": {
            "must": typed,
            "filter": [best_for(language), HAS_PAGE],
            "should": constant(in_language(language), OWN_LANGUAGE),
        }
    }
    marks = {"matched_fields": ["title.ac"], "number_of_fragments": 0}
    body = {
        "query": query,
        "size": limit,
        "_source": {"excludes": ["text", "words"]},
        "highlight": {
            "pre_tags": [OPEN],
            "post_tags": [CLOSE],
            "fields": {"title": marks},
        },
    }
    (answer,) = server.ask_ready([Search(body)])
    hits = [hit_of(found) for found in answer["hits"]["hits"]]
    return [
        Suggestion(hit.key, hit.kind, hit.language, hit.path, hit.title) for hit in hits
    ]
