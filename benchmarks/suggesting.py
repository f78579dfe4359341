"""What suggestions cost while somebody types, letter by letter."""

import statistics
import time
from collections.abc import Sequence
from typing import Any

from benchmarks.relevance.judged import Judged
from search.protocol import SearchEngine
from search.topics import LEAST_LENGTH, suggested_topics

# Of the whole answer, topics included, as readers wait for it.
BUDGET_MS = 20.0
# As the script of the search fields asks.
LIMIT = 6
LONGEST_BEGUN = 12
Row = dict[str, Any]


def suggestion_costs(engine: SearchEngine, questions: Sequence[Judged]) -> Row:
    """Return median and p95 of wall milliseconds over what is typed on the way.

    Every beginning of every question's first words is asked for once, after one round
    that warms the engine up.
    """
    typed = beginnings(questions)
    for text, language in typed[:: max(len(typed) // 50, 1)]:
        engine.suggest(text, language, LIMIT)
    taken = sorted(suggestion_ms(engine, *begun) for begun in typed)
    return {
        "name": f"{engine.name}, suggestions",
        "sort": "suggestions",
        "questions": len(taken),
        "ms": round(statistics.median(taken), 1),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 1),
        "budget_ms": BUDGET_MS,
    }


def beginnings(questions: Sequence[Judged]) -> list[tuple[str, str]]:
    """Return what is typed on the way to questions, with the reader's language."""
    found = {
        (question.text[:length], question.language): None
        for question in questions
        for length in range(LEAST_LENGTH, min(len(question.text), LONGEST_BEGUN) + 1)
    }
    return list(found)


def suggestion_ms(engine: SearchEngine, text: str, language: str) -> float:
    """Return the wall milliseconds of one answer."""
    started = time.perf_counter()
    engine.suggest(text, language, LIMIT)
    suggested_topics(text, language)
    return (time.perf_counter() - started) * 1000


def verdict(row: Row) -> tuple[str, bool]:
    """Return the budget as a sentence, and whether it holds."""
    said = f"{row['name']}: p95 {row['p95_ms']} ms <= {row['budget_ms']} ms"
    return said, row["p95_ms"] <= row["budget_ms"]
