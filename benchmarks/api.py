"""The API on the real server process, with few records and with many."""

from typing import Any

from benchmarks.generate import generate
from benchmarks.measure import measure
from benchmarks.server import Server, free_port, product_command, running
from benchmarks.targets import (
    COMPARISONS,
    V3_RATIO,
    api_targets,
    html_targets,
    v3_targets,
)

FIRST_ANSWER_S = 4.0
WORKER_MB = 200
# Flat: the largest table may cost so much more than the smallest.
GROWTH = 1.25
# Answers that differ by less than a quarter are of the same size.
SAME_SIZE = 1.25


def measure_api(sizes: list[int], runs: int) -> dict[str, Any]:
    """Measure every target at every size; others only once, at the smallest."""
    found: dict[str, Any] = {"sizes": []}
    for position, size in enumerate(sorted(sizes)):
        records = generate(size)
        port = free_port()
        with running(product_command(port, workers=1), port) as server:
            rows = measure_all(server, runs, compared=position == 0)
            found["sizes"].append(
                {
                    "records": records,
                    "first_answer_s": server.first_answer_s,
                    "worker_mb": round(server.worker_rss_mb(), 1),
                    "targets": rows,
                }
            )
    found["growth"] = growth(found["sizes"])
    found["comparisons"] = comparisons(found["sizes"][0]["targets"])
    return found


def measure_all(server: Server, runs: int, *, compared: bool) -> list[dict[str, Any]]:
    """Return the figures of the API and, if asked, of what it is compared with."""
    targets = api_targets(server.port)
    if compared:
        targets += [*v3_targets(), *html_targets()]
    return [measure(server, target, runs) for target in targets]


def growth(sizes: list[dict[str, Any]]) -> dict[str, float]:
    """Return by how much each target costs more in the largest table.

    Only of answers of about the same size: four items cost less than twenty.
    """
    first = {row["name"]: row for row in sizes[0]["targets"]}
    return {
        row["name"]: round(row["cpu_ms"] / first[row["name"]]["cpu_ms"], 2)
        for row in sizes[-1]["targets"]
        if row["bytes"] <= first[row["name"]]["bytes"] * SAME_SIZE
    }


def comparisons(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return how many times less than Wagtail's own API ours takes."""
    cost = {row["name"]: row["cpu_ms"] for row in rows}
    return {
        pair.ours: round(cost[pair.theirs] / cost[pair.ours], 1) for pair in COMPARISONS
    }


def verdicts(found: dict[str, Any]) -> list[tuple[str, bool]]:
    """Return every budget as a sentence, and whether it holds."""
    lines: list[tuple[str, bool]] = []
    for size in found["sizes"]:
        records = f"{size['records']:,} records"
        over = [
            f"{row['name']} {row['cpu_ms']} ms"
            for row in size["targets"]
            if row["budget_ms"] and row["cpu_ms"] > row["budget_ms"]
        ]
        lines += [
            (f"{records}: within budget; over: {', '.join(over) or 'none'}", not over),
            (
                f"{records}: first answer {size['first_answer_s']} s"
                f" (at most {FIRST_ANSWER_S})",
                size["first_answer_s"] <= FIRST_ANSWER_S,
            ),
            (
                f"{records}: worker {size['worker_mb']} MB (at most {WORKER_MB})",
                size["worker_mb"] <= WORKER_MB,
            ),
        ]
    lines += [
        (f"{name}: {ratio} times less than Wagtail v3 (4 wanted)", ratio >= V3_RATIO)
        for name, ratio in found["comparisons"].items()
    ]
    if len(found["sizes"]) > 1:
        grown = {
            name: ratio for name, ratio in found["growth"].items() if ratio > GROWTH
        }
        lines.append((f"flat with growth; steeper: {grown or 'none'}", not grown))
    return lines
