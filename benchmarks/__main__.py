"""Measure the product: `make bench ARGS="api --records 1000"`.

Runs on a copy of the seeded database. Prints tables and every budget, and
writes `var/bench.json`. Fails when a budget is exceeded and `--strict` is given.
"""

import argparse
import json
import sys
from typing import Any

# First: it sets Django up.
from benchmarks import environment  # isort: skip

from benchmarks import (
    api,
    catalogue,
    coverage,
    exporting,
    importing,
    pages,
    publishing,
    searching,
    servers,
)
from benchmarks.measure import RUNS
from benchmarks.relevance import asking
from benchmarks.report import print_table, print_verdicts

SECTIONS = (
    "api",
    "publish",
    "rebuild",
    "pages",
    "catalogue",
    "relevance",
    "search",
    "coverage",
    "import",
    "export",
    "servers",
)
# Comparing servers needs two that the product does not install.
USUAL = SECTIONS[:-1]
RECORDS = (1000, 10_000, 100_000)
PUBLISH_RECORDS = 10_000
RESULT = environment.ROOT / "var" / "bench.json"
API_COLUMNS = {
    "name": "target",
    "cpu_ms": "CPU ms",
    "budget_ms": "budget",
    "bytes": "bytes",
    "requests": "requests",
}
Verdicts = list[tuple[str, bool]]


def main() -> None:
    """Run the sections that were asked for."""
    chosen = arguments()
    result: dict[str, Any] = {"machine": environment.machine()}
    verdicts: Verdicts = []
    print(", ".join(f"{name} {value}" for name, value in result["machine"].items()))
    for section in chosen.sections or USUAL:
        verdicts += run(section, chosen, result)
    print_verdicts(verdicts)
    result["budgets"] = [{"budget": text, "holds": holds} for text, holds in verdicts]
    RESULT.write_text(json.dumps(result, indent=2))
    if chosen.strict and not all(holds for _text, holds in verdicts):
        sys.exit(1)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []])
    parser.add_argument("--records", nargs="+", type=int, default=list(RECORDS))
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--strict", action="store_true")
    return parser.parse_args()


def run(section: str, chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Run one section: print it, keep it, and return its budgets."""
    return {
        "api": run_api,
        "publish": run_publish,
        "rebuild": run_rebuild,
        "pages": run_pages,
        "catalogue": run_catalogue,
        "relevance": run_relevance,
        "search": run_search,
        "coverage": run_coverage,
        "import": run_import,
        "export": run_export,
        "servers": run_servers,
    }[section](chosen, result)


def run_api(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure the API on the product's server."""
    environment.fresh_database()
    found = result["api"] = api.measure_api(chosen.records, chosen.runs)
    for size in found["sizes"]:
        title = f"API, {size['records']:,} records, one worker"
        print_table(title, size["targets"], API_COLUMNS)
    return api.verdicts(found)


def run_publish(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure what publication adds to publishing."""
    sizes = [size for size in chosen.records if size <= PUBLISH_RECORDS]
    found = result["publish"] = publishing.measure_publish(sizes)
    columns = {
        "records": "records",
        "ms": "added ms",
        "cpu_ms": "added CPU ms",
        "whole_ms": "whole ms",
    }
    print_table("Publishing a page", found, columns)
    return publishing.verdicts(found, [])


def run_rebuild(_chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure how fast everything is projected again."""
    found = result["rebuild"] = publishing.measure_rebuild()
    columns = {
        "name": "rebuild",
        "rows": "rows",
        "seconds": "seconds",
        "cpu_s": "CPU s",
        "per_second": "rows/s",
    }
    print_table("Projecting again", found, columns)
    return publishing.verdicts([], found)


def run_pages(_chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure pages for people."""
    environment.fresh_database()
    found = result["pages"] = pages.measure_pages()
    columns = {
        "name": "page",
        "queries": "queries",
        "cpu_ms": "CPU ms",
        "cpu_ms_p95": "p95",
        "bytes": "bytes",
    }
    print_table("Pages, in one process", found, columns)
    return []


def run_catalogue(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure the repository's index with thousands of practices."""
    environment.fresh_database()
    sizes = [size for size in chosen.records if size <= catalogue.MOST_PRACTICES]
    found = result["catalogue"] = catalogue.measure_catalogue(sizes)
    columns = {
        "name": "list",
        "total": "found",
        "engine_ms": "engine CPU ms",
        "cpu_ms": "page CPU ms",
        "budget_ms": "budget",
        "queries": "queries",
        "bytes": "bytes",
    }
    for size in found["sizes"]:
        title = f"Repository index, {size['practices']:,} practices in 3 languages"
        print_table(title, size["lists"], columns)
    return catalogue.verdicts(found)


def run_relevance(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure how good the answers of every search engine are."""
    environment.fresh_database()
    records = min(max(chosen.records), asking.RECORDS)
    found = result["relevance"] = asking.measure_relevance(records)
    columns = {
        "name": "questions",
        "questions": "number",
        "ndcg": "nDCG@10",
        "recall": "recall@10",
        "first": "R@1",
    }
    title = f"Relevance among {records:,} other records"
    print_table(f"{title}, in the reader's language", found["own"], columns)
    print_table(f"{title}, across languages", found["across"], columns)
    return asking.verdicts(found)


def run_search(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure what questions cost the search engines."""
    environment.fresh_database()
    sizes = [size for size in chosen.records if size <= searching.RECORDS]
    found = result["search"] = searching.measure_search(sizes)
    columns = {
        "name": "questions",
        "questions": "number",
        "cpu_ms": "CPU ms, median",
        "p95_ms": "p95",
        "budget_ms": "budget",
    }
    for size in found["sizes"]:
        title = f"Search, {size['records']:,} records in 3 languages"
        filled = ", ".join(f"{name} {n:,}" for name, n in size["filled"].items())
        print_table(f"{title}; taken over a second: {filled}", size["costs"], columns)
    columns = {
        "name": "while typing",
        "questions": "number",
        "ms": "ms, median",
        "p95_ms": "p95",
        "budget_ms": "budget",
    }
    print_table("Suggestions, most records", found["suggestions"], columns)
    return searching.verdicts(found)


def run_coverage(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure the coverage matrices with thousands of practices."""
    environment.fresh_database()
    found = result["coverage"] = coverage.measure_coverage(chosen.records)
    columns = {
        "name": "matrix",
        "cpu_ms": "CPU ms",
        "budget_ms": "budget",
        "queries": "queries",
        "bytes": "bytes",
    }
    for size in found["sizes"]:
        title = f"Coverage, {size['practices']:,} practices in 3 languages"
        print_table(title, size["lists"], columns)
    return coverage.verdicts(found)


def run_import(_chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure imports from spreadsheets."""
    found = result["import"] = importing.measure_import()
    columns = {
        "name": "import",
        "rows": "rows",
        "per_second": "rows/s",
        "per_cpu_second": "rows/CPU s",
    }
    print_table("Importing tables", found, columns)
    return importing.verdicts(found)


def run_export(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Measure long lists as files."""
    environment.fresh_database()
    size = min(max(chosen.records), exporting.PRACTICES)
    found = result["export"] = exporting.measure_export(size)
    columns = {
        "name": "file",
        "first_s": "first byte s",
        "seconds": "seconds",
        "cpu_s": "CPU s",
        "bytes": "bytes",
        "added_mb": "memory added MB",
    }
    print_table(f"Exporting {size:,} practices", found, columns)
    return exporting.verdicts(found)


def run_servers(chosen: argparse.Namespace, result: dict[str, Any]) -> Verdicts:
    """Compare application servers."""
    environment.fresh_database()
    found = result["servers"] = servers.measure_servers(chosen.runs)
    columns = {
        "name": "server",
        "entry_ms": "entry CPU ms",
        "list_ms": "list CPU ms",
        "per_second": "entries/s, 2 workers",
        "worker_mb": "worker MB",
        "all_mb": "all MB",
        "first_answer_s": "first answer s",
        "connections": "connections",
    }
    print_table("Application servers", found, columns)
    return []


main()
