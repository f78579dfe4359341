"""The repository's index: facets and a page of twenty, with few practices and many.

Nothing is cached: every figure is a whole answer, from the address to the last byte.
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.practices import generate_practices
from benchmarks.targets import first_path
from knowledge.catalogue import REPOSITORY
from knowledge.catalogue.asked import read_asked
from knowledge.catalogue.values import known_values
from search.engines import current_engine
from search.followers import search_follower

MOST_PRACTICES = 10_000
BUDGET_MS = 60.0

ROUNDS = 15
INDEX = "/en/good-practices/"
API = "/api/v1/practices?lang=en&limit=20&facets=1"
LISTS = {
    "everything": "",
    "one topic": "topic=guidance",
    "topic, country, year": "topic=guidance&topic=quality&country=PL&year=2020",
    "by title, page 50": "sort=title&page=50",
    "by evidence": "sort=evidence",
    "map": "view=map",
    "words": "q=guidance&country=PL",
}
API_LISTS = {"API, everything": "", "API, one topic": "&topic=guidance"}


def measure_catalogue(sizes: list[int]) -> dict[str, Any]:
    """Return the figures of every list at every size."""
    found: dict[str, Any] = {"sizes": []}
    for size in sorted(sizes):
        practices = generate_practices(size)
        search_follower.catch_up()
        found["sizes"].append({"practices": practices, "lists": measure_lists()})
    found["growth"] = growth(found["sizes"])
    return found


def measure_lists() -> list[dict[str, Any]]:
    """Return the figures of every list."""
    client = Client(headers={"host": "localhost"})
    # What a process does once: templates, routes, the vocabulary of types.
    client.get(first_path("practice"))
    lists = [
        {
            "name": name,
            "engine_ms": engine_ms(query),
            "total": total(query),
            **measure_address(client, f"{INDEX}?{query}"),
        }
        for name, query in LISTS.items()
    ]
    return lists + [
        {"name": name, **measure_address(client, f"{API}{query}")}
        for name, query in API_LISTS.items()
    ]


def measure_address(client: Client, address: str) -> dict[str, Any]:
    """Return processor time, queries and size of one address."""

    def ask() -> Any:
        return client.get(address)

    ask()
    with CaptureQueriesContext(connection) as captured:
        response = ask()
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    queries = len(captured)
    return {
        "path": address,
        "queries": queries,
        "bytes": len(response.content),
        "cpu_ms": median_ms(ask),
        "budget_ms": BUDGET_MS,
    }


def engine_ms(query: str) -> float:
    """Return what the search engine takes of a list."""
    question = engine_query(query)
    engine = current_engine()
    return median_ms(lambda: engine.search(question))


def total(query: str) -> int:
    """Return how many records a list has."""
    return current_engine().search(engine_query(query)).total


def engine_query(query: str) -> Any:
    """Return what a list asks the search engine."""
    known = known_values(REPOSITORY.facets, language="en")
    asked = read_asked(QueryDict(query), REPOSITORY, known)
    return asked.query(REPOSITORY, language="en")


def median_ms(work: Callable[[], Any]) -> float:
    """Return the median processor milliseconds of some work."""
    times = []
    for _round in range(ROUNDS):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return round(statistics.median(times), 1)


def growth(sizes: list[dict[str, Any]]) -> dict[str, float]:
    """Return by how much each list costs more at the largest size."""
    first = {row["name"]: row["cpu_ms"] for row in sizes[0]["lists"]}
    return {
        row["name"]: round(row["cpu_ms"] / first[row["name"]], 2)
        for row in sizes[-1]["lists"]
    }


def verdicts(found: dict[str, Any]) -> list[tuple[str, bool]]:
    """Return the budget at every size as a sentence, and whether it holds."""
    lines = []
    for size in found["sizes"]:
        over = [
            f"{row['name']} {row['cpu_ms']} ms"
            for row in size["lists"]
            if row["cpu_ms"] > row["budget_ms"]
        ]
        said = f"index of {size['practices']:,} practices: over {BUDGET_MS:.0f} ms:"
        lines.append((f"{said} {', '.join(over) or 'none'}", not over))
    if len(found["sizes"]) > 1:
        ratios = ", ".join(f"{name} {ratio}" for name, ratio in found["growth"].items())
        lines.append((f"growth of the index (stated): {ratios}", True))
    return lines
