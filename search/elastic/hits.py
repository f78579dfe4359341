"""What is told of each version on a page of answers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from search.elastic.asked import Search, Server
from search.elastic.asking import Clause, beginnings
from search.elastic.marks import CLOSE, OPEN, marked_words, plain, read_marks
from search.elastic.records import TEXTS
from search.protocol import Hit, Marked, Segment

MOST_MATCHED = 5
PASSAGE = 220  # characters
# More of a text is not looked through for a passage, in characters.
MOST_ANALYSED = 500_000
SHOWN = [
    "key",
    "kind",
    "language",
    "path",
    "date",
    "title",
    "summary",
    "terms",
    "labels",
    "edges",
    "unsearched",
]
Place = tuple[str, str]  # language, key


def hits_at(
    server: Server,
    places: Sequence[Place],
    marked: Callable[[str], Clause],
    typed: Sequence[str],
    reader: str,
) -> list[Hit]:
    """Return the versions at some places, with what answers marked.

    Args:
        server: Where they are read: one request.
        places: Language and key of each, in order.
        marked: Returns what is marked in the texts of a language.
        typed: Words of the question.
        reader: The reader's language, in which labels of concepts are typed.
    """
    wanted: dict[str, list[str]] = {}
    for language, key in places:
        wanted.setdefault(language, []).append(key)
    if not wanted:
        return []
    searches = [
        Search(
            {
                "query": {"ids": {"values": keys}},
                "size": len(keys),
                "_source": SHOWN,
                "highlight": highlight(marked(language)),
            },
            language,
        )
        for language, keys in wanted.items()
    ]
    words = frozenset(beginnings(typed, reader))
    found = {
        (hit["_source"]["language"], hit["_id"]): hit_of(hit, words)
        for answer in server.ask(searches)
        for hit in answer["hits"]["hits"]
        if "language" in hit["_source"]
    }
    # Whatever was withdrawn a moment ago is left out.
    return [found[place] for place in places if place in found]


def highlight(marked: Clause) -> dict[str, Any]:
    """Return what is marked: title and summary whole, one passage of the text."""
    fields = {
        name: {
            "matched_fields": [f"{name}.stem", f"{name}.trunc"],
            "number_of_fragments": 0,
        }
        for name in TEXTS
    }
    fields["text"] |= {
        "number_of_fragments": 1,
        "fragment_size": PASSAGE,
        "order": "score",
    }
    return {
        "pre_tags": [OPEN],
        "post_tags": [CLOSE],
        "highlight_query": marked,
        "max_analyzed_offset": MOST_ANALYSED,
        "fields": fields,
    }


def hit_of(found: Mapping[str, Any], words: frozenset[str] = frozenset()) -> Hit:
    """Return a document of the server as a hit."""
    source = found["_source"]
    marks = found.get("highlight", {})
    shown = source.get("unsearched", source)
    title = _marked(marks, shown, "title")
    summary = _marked(marks, shown, "summary")
    matched = [*marked_words(title), *marked_words(summary)]
    if not matched and "text" in marks:
        summary = passage(marks["text"][0], source["edges"])
        matched = marked_words(summary)
    return Hit(
        key=source["key"],
        kind=source["kind"],
        language=source["language"],
        path=source["path"],
        title=title,
        summary=summary,
        matched=list(dict.fromkeys(word.lower() for word in matched))[:MOST_MATCHED],
        concepts=[] if matched else _concepts(source.get("labels", ()), words),
        terms={scheme: sorted(source["terms"][scheme]) for scheme in source["terms"]},
        date=source["date"],
    )


def _marked(
    marks: Mapping[str, Sequence[str]], shown: Mapping[str, str], name: str
) -> Marked:
    if name in marks:
        return read_marks(marks[name][0])
    return [Segment(shown[name])] if shown[name] else []


def passage(fragment: str, edges: Sequence[str]) -> list[Segment]:
    """Return a passage with dots where the text goes on."""
    text = plain(fragment)
    begins, ends = edges[0][: len(text)], edges[1][-len(text) :]
    before = [] if text.startswith(begins.strip()) else [Segment("…")]
    after = [] if text.endswith(ends.strip()) else [Segment("…")]
    return [*before, *read_marks(fragment.strip()), *after]


def _concepts(
    labels: Sequence[Mapping[str, Any]], words: frozenset[str]
) -> list[tuple[str, str]]:
    """Return the concepts whose labels answer."""
    return [
        (label["scheme"], label["code"])
        for label in labels
        if words.intersection(label["beginnings"])
    ]
