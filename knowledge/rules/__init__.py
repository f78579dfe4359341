"""What makes a record good enough: hints, warnings, and what stops it.

The same rules serve the panel beside the form (while somebody writes), the
form (a contradiction may not stand in a draft), the desk, and the model
(whatever is published is complete). Nothing here knows a model.
"""

from collections.abc import Iterator
from datetime import date

from knowledge.rules.evidence import consent_remarks, evidence_remarks
from knowledge.rules.levels import Errors, Level, Remark, errors_of, sorted_remarks
from knowledge.rules.pictures import picture_remarks
from knowledge.rules.relations import cycle_remark, leads_back
from knowledge.rules.required import (
    CONTRADICTION,
    LONGEST_PLAIN,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_TOPICS,
    choice_remarks,
    part_remarks,
    text_remarks,
    translated_part_remarks,
)
from knowledge.rules.style import fact_remarks, transfer_remarks, word_remarks
from knowledge.rules.texts import is_written, not_recorded_field, plain_words
from knowledge.rules.values import RecordValues, record_values
from knowledge.rules.years import year_remarks

__all__ = [
    "CONTRADICTION",
    "LONGEST_PLAIN",
    "LONGEST_SUMMARY",
    "LONGEST_TITLE",
    "MOST_TOPICS",
    "Errors",
    "Level",
    "RecordValues",
    "Remark",
    "cycle_remark",
    "errors_of",
    "is_written",
    "leads_back",
    "not_recorded_field",
    "picture_remarks",
    "plain_words",
    "record_remarks",
    "record_values",
    "sorted_remarks",
    "source_remarks",
    "translation_remarks",
    "word_remarks",
]


def source_remarks(values: RecordValues) -> Iterator[Remark]:
    """Yield what can stop a source-language record."""
    yield from text_remarks(values)
    yield from choice_remarks(values)
    yield from part_remarks(values)
    yield from evidence_remarks(values)
    yield from consent_remarks(values)


def translation_remarks(values: RecordValues) -> Iterator[Remark]:
    """Yield what can stop a translation; its facts are the source's."""
    yield from text_remarks(values)
    yield from translated_part_remarks(values)


def record_remarks(
    values: RecordValues, *, today: date, conditions: int
) -> Iterator[Remark]:
    """Yield every remark on a source-language record, of every level.

    Args:
        values: The record.
        today: The day to compare its years with.
        conditions: How many conditions of transfer there are.
    """
    yield from source_remarks(values)
    yield from year_remarks(values, today=today)
    yield from word_remarks(values)
    yield from fact_remarks(values)
    yield from transfer_remarks(values, conditions=conditions)
