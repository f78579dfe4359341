"""What each rule says about a record, and on which level."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from core.languages import LANGUAGE_CODES
from knowledge.rules import Level, RecordValues, errors_of, leads_back, record_remarks
from knowledge.rules.texts import addresses_in, plain_words
from knowledge.rules.values import ConditionRow, Part, ResultRow

TODAY = date(2026, 11, 22)
LONG = "Doradcy spotykają się co miesiąc i uczą się od siebie nawzajem. " * 10
GOOD = RecordValues(
    title="Krąg doradców zawodowych",
    summary="Doradcy z małych gmin co miesiąc uczą się od siebie nawzajem, za darmo.",
    plain_summary="Doradcy się spotykają. Uczą się od siebie.",
    has_kind=True,
    topics=2,
    parts={name: Part(True, False, LONG) for name in ("problem", "description")},
    resources_needed="Jeden doradca, sala.",
    results=(ResultRow("Doradcy", "2025", "lista obecności", True),),
    conditions=tuple(ConditionRow(str(n), "1", "") for n in range(8)),
    sources=("Raport",),
    target_groups=1,
    places=1,
    start="2020",
    stage="running",
    has_licence=True,
    consent=True,
)


def codes(**changes: Any) -> dict[str, Level]:
    values = replace(GOOD, **changes)
    found = record_remarks(values, today=TODAY, conditions=8)
    return {remark.code: remark.level for remark in found}


def test_a_good_record_gets_no_remark() -> None:
    assert codes() == {}


@pytest.mark.parametrize(
    ("changes", "code", "level"),
    [
        ({"title": ""}, "title-missing", Level.BLOCKING),
        ({"title": "ż" * 101}, "title-long", Level.BLOCKING),
        ({"summary": "ż" * 201}, "summary-long", Level.BLOCKING),
        ({"has_kind": False}, "kind-missing", Level.BLOCKING),
        ({"topics": 6}, "topics-many", Level.BLOCKING),
        ({"consent": False}, "consent-missing", Level.BLOCKING),
        (
            {"results": (ResultRow("Doradcy", "2025", "lista", False),)},
            "result-without-source",
            Level.BLOCKING,
        ),
        (
            {"results": (ResultRow("Doradcy", "", "lista", True),)},
            "result-without-date",
            Level.WARNING,
        ),
        (
            {"results": (ResultRow("Doradcy", "2025", "", True),)},
            "result-without-method",
            Level.HINT,
        ),
        ({"results": ()}, "results-missing", Level.HINT),
        ({"sources": ()}, "sources-missing", Level.WARNING),
        (
            {"start": "2020", "end": "2019-12", "stage": "ended"},
            "end-before-start",
            Level.BLOCKING,
        ),
        ({"start": "1820"}, "start-early", Level.WARNING),
        ({"start": "2027"}, "start-future", Level.WARNING),
        ({"stage": "planned"}, "stage-planned", Level.WARNING),
        ({"end": "2025-01-31"}, "stage-running", Level.WARNING),
        ({"stage": "ended"}, "end-missing", Level.HINT),
        ({"title": "KRĄG DORADCÓW ZAWODOWYCH"}, "title-capitals", Level.HINT),
        ({"title": "Krąg doradców."}, "title-full-stop", Level.HINT),
        ({"summary": "Krąg doradców zawodowych."}, "summary-repeats", Level.HINT),
        ({"summary": "Doradcy się uczą."}, "summary-short", Level.HINT),
        ({"plain_summary": ""}, "plain-missing", Level.HINT),
        ({"plain_summary": "słowo " * 19}, "plain-long-sentence", Level.HINT),
        ({"parts": {"problem": Part(True, False, "Mało.")}}, "part-short", Level.HINT),
        ({"resources_needed": ""}, "resources-missing", Level.HINT),
        ({"conditions": ()}, "transfer-incomplete", Level.HINT),
        ({"inaccessible": ("Ulotka",)}, "attachment-inaccessible", Level.WARNING),
        ({"has_licence": False}, "licence-missing", Level.HINT),
        ({"places": 0}, "place-missing", Level.HINT),
        ({"start": ""}, "start-missing", Level.HINT),
    ],
)
def test_each_rule_speaks(changes: dict[str, Any], code: str, level: Level) -> None:
    assert codes(**changes) == {code: level}


def test_a_necessary_condition_asks_for_its_reason() -> None:
    needed = (*GOOD.conditions[1:], ConditionRow("law", "3", ""))  # type: ignore[index]
    assert codes(conditions=needed) == {"condition-without-reason": Level.WARNING}


def test_what_others_published_needs_no_consent() -> None:
    assert codes(consent=False, compiled=True) == {}


def test_a_planned_practice_may_begin_later() -> None:
    assert codes(stage="planned", start="2027") == {}


def test_a_draft_may_lack_but_not_contradict() -> None:
    values = replace(
        GOOD, title="ż" * 101, summary="", parts={"problem": Part(True, True, LONG)}
    )
    found = list(record_remarks(values, today=TODAY, conditions=8))
    assert set(errors_of(found, complete=False)) == {"title", "problem"}
    assert set(errors_of(found, complete=True)) == {"title", "summary", "problem"}


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_message_can_be_said(language: str) -> None:
    values = replace(
        GOOD,
        title="",
        summary="x" * 201,
        plain_summary="słowo " * 30,
        results=(ResultRow("a", "", "", False),),
        conditions=(ConditionRow("law", "3", ""),),
        inaccessible=("Ulotka 100 %",),
        start="1700",
        parts={"problem": Part(True, False, "x")},
    )
    with translation.override(language):
        said = [
            remark.message
            for remark in record_remarks(values, today=TODAY, conditions=8)
        ]
    assert not [text for text in said if "%(" in text]


def test_a_circle_of_origins_is_found_however_long() -> None:
    keys = [uuid.UUID(int=number) for number in range(5)]
    ring = dict(zip(keys, [*keys[1:], keys[0]], strict=True))

    def origins(asked: set[uuid.UUID]) -> set[uuid.UUID]:
        return {ring[key] for key in asked if key in ring}

    assert leads_back(keys[0], [keys[1]], origins)
    # The ring of others is no circle of this one, and the search ends.
    assert not leads_back(uuid.UUID(int=99), [keys[1]], origins)


def test_words_of_two_paragraphs_stay_apart() -> None:
    assert plain_words("<p>jeden</p><p>dwa&nbsp;</p>") == "jeden dwa"


def test_addresses_are_found_in_links_only() -> None:
    html = '<p><a href="https://a.example/?x=1&amp;y=2">x</a> https://b.example</p>'
    assert list(addresses_in(html)) == ["https://a.example/?x=1&y=2"]
