"""What a question costs the search engines, among few records and among many."""

import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import server_path
from benchmarks.memory import resident_mb
from benchmarks.relevance.collection import LANGUAGES, add_collection
from benchmarks.relevance.engines import fill, measured_engines
from benchmarks.relevance.judged import Judged, judged_questions
from benchmarks.suggesting import suggestion_costs, verdict
from search.elastic import ElasticEngine
from search.protocol import Query, SearchEngine

RECORDS = 10_000
BUDGET_MS = {"two words": 8.0, "sentence": 15.0}
FACETS = ("kind", "language", "topic", "country")
SEARCHES = 10_000
MOST_MB_MORE = 5
# Versions that an engine takes over from the log, at the least.
FILLED_PER_SECOND = 500
ROUNDS = 5
Row = dict[str, Any]


def measure_search(sizes: Sequence[int]) -> dict[str, Any]:
    """Return the costs of the judged questions at every size."""
    found: dict[str, Any] = {"sizes": []}
    questions = judged_questions(LANGUAGES)
    with tempfile.TemporaryDirectory() as folder:
        engines = measured_engines(Path(folder))
        for size in sorted(sizes):
            add_collection(size)
            filled = {engine.name: filled_a_second(engine) for engine in engines}
            rows = [row for engine in engines for row in costs(engine, questions)]
            found["sizes"].append({"records": size, "filled": filled, "costs": rows})
        found["suggestions"] = [
            suggestion_costs(engine, questions) for engine in engines
        ]
        queries = [Query(q.text, q.language, facets=FACETS) for q in questions]
        found["paths"] = [
            server_path.measure_path(engine, queries)
            for engine in engines
            if isinstance(engine, ElasticEngine)
        ]
        found["grown_mb"] = grown_mb(engines[0], queries)
    return found


def filled_a_second(engine: SearchEngine) -> int:
    """Return how many versions of the log an engine takes over in a second.

    By the clock where a server does the work, else by processor time.
    """
    clock = (
        time.perf_counter if isinstance(engine, ElasticEngine) else time.process_time
    )
    started = clock()
    return round(fill([engine]) / (clock() - started))


def costs(engine: SearchEngine, questions: Sequence[Judged]) -> list[Row]:
    """Return median and p95 of an engine by sort of question."""
    times: dict[str, list[float]] = defaultdict(list)
    for question in questions:
        query = Query(question.text, question.language, facets=FACETS)
        taken = median_ms(partial(engine.search, query))
        times[sort_of(question)].append(taken)
    return [
        {
            "name": f"{engine.name}, {sort}",
            "sort": sort,
            "questions": len(taken),
            "cpu_ms": round(statistics.median(taken), 1),
            "p95_ms": round(sorted(taken)[int(len(taken) * 0.95)], 1),
            "budget_ms": BUDGET_MS.get(sort),
        }
        for sort, taken in sorted(times.items())
    ]


def sort_of(question: Judged) -> str:
    """Return what kind of question it is as to its cost."""
    if question.kind in ("sentence", "typo", "phrase"):
        return question.kind
    return "two words" if len(question.text.split()) == 2 else "other"


def median_ms(work: Callable[[], object]) -> float:
    """Return the median processor milliseconds of some work."""
    work()
    times = []
    for _round in range(ROUNDS):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def grown_mb(engine: SearchEngine, queries: Sequence[Query]) -> float:
    """Return by how much memory grows over many searches, after some to warm up."""
    for query in queries:
        engine.search(query)
    before = resident_mb()
    for number in range(SEARCHES):
        engine.search(queries[number % len(queries)])
    return round(resident_mb() - before, 1)


def verdicts(found: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Return the budgets as sentences, and whether they hold."""
    lines = []
    largest = found["sizes"][-1]
    for row in largest["costs"]:
        if row["budget_ms"]:
            said = f"{row['name']}: p95 {row['p95_ms']} ms <= {row['budget_ms']} ms"
            lines.append((said, row["p95_ms"] <= row["budget_ms"]))
    for name, filled in largest["filled"].items():
        said = f"{name} takes over {filled} >= {FILLED_PER_SECOND} versions a second"
        lines.append((said, filled >= FILLED_PER_SECOND))
    lines += [verdict(row) for row in found["suggestions"]]
    lines += [server_path.verdict(path) for path in found["paths"]]
    grown = found["grown_mb"]
    said = f"memory over {SEARCHES:,} searches: {grown} MB more"
    return [*lines, (said, grown <= MOST_MB_MORE)]
