"""Ask the judged questions: in the records' languages, and across them."""

import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.relevance.collection import LANGUAGES, add_collection
from benchmarks.relevance.engines import fill, measured_engines
from benchmarks.relevance.judged import AS_TYPED, LED, Judged, judged_questions
from benchmarks.relevance.measures import FIRST, ndcg, recall, right_first
from publication.models import Publication
from search.protocol import Query, Scope, SearchEngine

RECORDS = 10_000
ALL = "all that can be led"
LEAST_ACROSS = 0.85
MOST_BEHIND = 0.03
MEASURES: dict[str, Callable[[Sequence[str], Mapping[str, int]], float]] = {
    "ndcg": ndcg,
    "recall": recall,
    "first": right_first,
}
Row = dict[str, Any]


def measure_relevance(records: int) -> dict[str, Any]:
    """Return the figures of every engine, among so many other records."""
    add_collection(records)
    questions = judged_questions(LANGUAGES)
    with tempfile.TemporaryDirectory() as folder:
        engines = measured_engines(Path(folder))
        fill(engines)
        own = [row for engine in engines for row in ask_all(engine, questions)]
        across = ask_across(engines, questions)
    return {"records": records, "own": own, "across": across}


def ask_all(engine: SearchEngine, questions: Sequence[Judged]) -> list[Row]:
    """Return an engine's figures by language and by kind of question."""
    figures: dict[str, list[Row]] = defaultdict(list)
    for question in questions:
        found = ask(engine, question, Scope.FIRST)
        row = {name: of(found, question.grades) for name, of in MEASURES.items()}
        figures[question.language].append(row)
        figures[question.kind].append(row)
    return [means(engine, name, rows) for name, rows in figures.items()]


def ask_across(
    engines: Sequence[SearchEngine], questions: Sequence[Judged]
) -> list[Row]:
    """Return figures where every record exists in one language only.

    Each time records have another language; what is in the reader's own is left
    out, in the judgements and in the answers.
    """
    figures: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for turn in range(len(LANGUAGES)):
        spoken = languages_by_key(turn)
        fill(engines, partial(is_spoken, spoken))
        for question in questions:
            grades = foreign(question, spoken)
            if not any(grade >= 2 for grade in grades.values()):
                continue
            others = [code for code in LANGUAGES if code != question.language]
            for engine in engines:
                found = ask(engine, question, Scope.ALL, others)
                row = {name: of(found, grades) for name, of in MEASURES.items()}
                figures[engine.name, question.kind].append(row)
                if question.kind not in AS_TYPED:
                    figures[engine.name, question.language].append(row)
                    figures[engine.name, ALL].append(row)
    named = {engine.name: engine for engine in engines}
    return [
        means(named[engine], name, rows) for (engine, name), rows in figures.items()
    ]


def languages_by_key(turn: int) -> dict[str, str]:
    """Return the only language of each record, another at each turn."""
    keys = Publication.objects.filter(withdrawn_at=None).values_list("key", flat=True)
    return {
        str(key): LANGUAGES[(place + turn) % len(LANGUAGES)]
        for place, key in enumerate(sorted(set(keys)))
    }


def is_spoken(spoken: Mapping[str, str], row: Publication) -> bool:
    """Say whether a version is in its record's only language."""
    return row.language == spoken[str(row.key)]


def foreign(question: Judged, spoken: Mapping[str, str]) -> dict[str, int]:
    """Return the grades of records in other languages than the question's."""
    return {
        key: grade
        for key, grade in question.grades.items()
        if spoken[key] != question.language
    }


def ask(
    engine: SearchEngine, question: Judged, scope: Scope, languages: Sequence[str] = ()
) -> list[str]:
    """Return the keys of the first ten answers."""
    query = Query(
        question.text,
        question.language,
        scope,
        languages=languages,
        limit=FIRST,
        facets=(),
    )
    return [hit.key for hit in engine.search(query).hits]


def means(engine: SearchEngine, name: str, rows: Iterable[Row]) -> Row:
    """Return the mean of every measure."""
    listed = list(rows)
    return {
        "name": f"{engine.name}, {name}",
        "engine": engine.name,
        "of": name,
        "questions": len(listed),
        **{
            measure: round(statistics.mean(row[measure] for row in listed), 3)
            for measure in MEASURES
        },
    }


def verdicts(found: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Return the budgets as sentences, and whether they hold."""
    lines = [
        (
            f"{row['name']}: recall@10 across languages {row['recall']} "
            f">= {LEAST_ACROSS}",
            row["recall"] >= LEAST_ACROSS,
        )
        for row in found["across"]
        if row["of"] == ALL or row["of"] in LED
    ]
    by_language: dict[str, list[Row]] = defaultdict(list)
    for row in found["own"]:
        if row["of"] in LANGUAGES:
            by_language[row["of"]].append(row)
    for language, rows in by_language.items():
        best = max(row["ndcg"] for row in rows)
        lines += [
            (
                f"{row['engine']}: nDCG@10 {row['ndcg']} in {language}, "
                f"the best engine has {best}",
                row["ndcg"] >= best - MOST_BEHIND,
            )
            for row in rows
        ]
    return lines
