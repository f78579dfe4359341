"""Topics whose labels continue what is being typed, in whichever language.

Which engine searches does not matter here: topics are few, and the database knows
them and where they occur.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from core.languages import FALLBACK_ORDER
from publication.models import PublicationTermCount
from search.analysis import fold, normalise, tokens
from search.protocol import Marked, Segment
from search.query import parse
from vocabularies.enums import Scheme
from vocabularies.models import Concept

# As with titles: a single letter begins too much.
LEAST_LENGTH = 2
MOST_TOPICS = 3
# Labels whose words this process remembers: three languages of every topic.
REMEMBERED = 2_000
Place = tuple[int, int, str]
# Of the language that answers among the reader's, and where in the label.
Rank = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A topic that continues what is being typed.

    Attributes:
        language: The language of the label: the best for the reader.
        label: Marked where it answers; not at all when the label in another
            language does.
        path: The search page with this topic chosen, in the reader's language.
    """

    code: str
    language: str
    label: Marked
    path: str


def suggested_topics(
    text: str, language: str, limit: int = MOST_TOPICS
) -> list[TopicSuggestion]:
    """Return topics with public records that continue what is being typed.

    Every word typed begins a word of the label in one language; the reader's own
    come first, then those whose label begins so. One query, two when a topic answers.
    """
    words = [word for word in parse(text).wanted_words if len(word) >= LEAST_LENGTH]
    if not words:
        return []
    order = FALLBACK_ORDER[language]
    found: list[tuple[Rank, TopicSuggestion]] = []
    for code, labels in _labels(order):
        ranks = [
            (place, spans[0][0])
            for place, (written, label) in enumerate(labels)
            if (spans := _spans(label, written, words))
        ]
        if ranks:
            found.append((ranks[0], _suggestion(code, labels[0], words, language)))
    if not found:
        return []
    used = _used(topic.code for _rank, topic in found)
    found.sort(key=lambda item: item[0])
    return [topic for _rank, topic in found if topic.code in used][:limit]


def _labels(order: Sequence[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every topic with its labels and their languages, the best first."""
    rows = Concept.objects.rewrite(False).filter(scheme=Scheme.TOPIC)
    columns = [f"label_{code}" for code in order]
    listed = rows.order_by("order", "code").values_list("code", *columns)
    return [
        (
            code,
            [
                (language, normalise(label))
                for language, label in zip(order, labels, strict=True)
                if label
            ],
        )
        for code, *labels in listed
    ]


def _used(codes: Iterable[str]) -> set[str]:
    """Return topics that anything public has, in any language."""
    rows = PublicationTermCount.objects.filter(
        scheme=Scheme.TOPIC, code__in=list(codes), number__gt=0
    )
    return set(rows.values_list("code", flat=True))


def _suggestion(
    code: str, best: tuple[str, str], words: Sequence[str], reader: str
) -> TopicSuggestion:
    written, label = best
    return TopicSuggestion(
        code=code,
        language=written,
        label=_marked(label, _spans(label, written, words)),
        path=topic_path(code, reader),
    )


def topic_path(code: str, language: str) -> str:
    """Return the address of the search page with one topic chosen."""
    with override(language):
        return f"{reverse('search')}?{urlencode({Scheme.TOPIC.value: code})}"


def _spans(label: str, language: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the words that answer; none unless every word typed does."""
    typed = [fold(word, language) for word in words]
    places = _places(label, language)
    if not all(
        any(folded.startswith(word) for _start, _end, folded in places)
        for word in typed
    ):
        return []
    return [
        (start, end) for start, end, folded in places if folded.startswith(tuple(typed))
    ]


@lru_cache(maxsize=REMEMBERED)
def _places(label: str, language: str) -> tuple[Place, ...]:
    return tuple(
        (token.start, token.end, token.word.folded) for token in tokens(label, language)
    )


def _marked(label: str, spans: Iterable[tuple[int, int]]) -> list[Segment]:
    pieces: list[Segment] = []
    last = 0
    for start, end in spans:
        pieces += [Segment(label[last:start]), Segment(label[start:end], marked=True)]
        last = end
    return [piece for piece in [*pieces, Segment(label[last:])] if piece.text]
