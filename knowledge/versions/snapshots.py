"""The text of a record as plain lines, part by part."""

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, override, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from core.dates import format_partial_date
from knowledge.documents import condition_documents, rated_conditions, result_documents
from knowledge.schemas import ResultDocument
from partners_exchange.projections.parts import plain

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

Snapshot = dict[str, list[str]]

# In the order of the page.
PART_LABELS: dict[str, Any] = {
    "title": _("Title"),
    "summary": _("In short"),
    "plain_summary": _("In plain words"),
    "problem": _("Problem and context"),
    "description": _("What is done"),
    "resources_needed": _("Resources needed"),
    "results": _("Results"),
    "lessons": _("What did not work"),
    "transfer_profile": _("Transfer profile"),
    "evidence_level": _("Evidence level"),
    "years": _("Years"),
    "sources": pgettext_lazy("of a record", "Sources"),
}
TEXTS = ("title", "summary", "plain_summary")
RICH_TEXTS = ("problem", "resources_needed", "lessons")
LINE_END = re.compile(r"</(?:p|li|h[2-6]|blockquote)>|<br\s*/?>")


def snapshot(page: "RecordPage") -> Snapshot:
    """Return what a language of a record says now; parts without text are left out.

    Words are the page's own, facts the source page's, labels in the page's
    language.
    """
    with override(page.language):
        parts = {name: [getattr(page, name)] for name in TEXTS}
        for name in RICH_TEXTS:
            parts[name] = rich_text_lines(getattr(page, name, ""))
        parts["description"] = stream_lines(page.description)
        parts["results"] = [result_line(row) for row in result_documents(page)]
        parts |= fact_lines(page)
    return {
        name: lines
        for name in PART_LABELS
        if (lines := [line for line in parts.get(name, []) if line.strip()])
    }


def fact_lines(page: Any) -> Snapshot:
    """Return the facts that readers judge a record by."""
    facts = page.facts
    level = getattr(facts, "evidence_level", None)
    conditions = (
        condition_documents(page, rated_conditions(page))
        if hasattr(facts, "transfer_profile")
        else []
    )
    years = [
        format_partial_date(value, basis=basis) if value else gettext("Not recorded")
        for value, basis in (
            (facts.start, facts.start_basis),
            (facts.end, facts.end_basis),
        )
    ]
    return {
        "transfer_profile": [
            f"{row.condition.label}: {row.rating}. {row.reason}".strip()
            for row in conditions
        ],
        "evidence_level": [f"{level.code}: {level.label_in(page.language)}"]
        if level
        else [],
        "years": [" – ".join(years)] if facts.start or facts.end else [],
        "sources": [
            " ".join(filter(None, (block.value["title"], block.value["url"])))
            for block in facts.sources
        ],
    }


def rich_text_lines(markup: str) -> list[str]:
    """Return rich text as a line for each paragraph or item."""
    return [plain(piece).strip() for piece in LINE_END.split(str(markup))]


def stream_lines(stream: StreamValue) -> list[str]:
    """Return the words of a stream, line by line."""
    lines: list[str] = []
    for block in stream:
        if block.block_type == "paragraph":
            lines += rich_text_lines(block.value.source)
        else:
            lines += block.block.get_searchable_content(block.value)
    return lines


def result_line(row: ResultDocument) -> str:
    """Return a row of the results table as one line."""
    value = " ".join(filter(None, (row.value, row.unit)))
    details = (
        (pgettext("value in a table", "Before"), row.baseline),
        (
            gettext("When"),
            format_partial_date(row.date.value, basis=row.date.basis)
            if row.date.value
            else "",
        ),
        (gettext("Method"), row.method),
        (pgettext("where a fact comes from", "Source"), row.source.title),
    )
    said = [f"{label}: {text}" for label, text in details if text]
    return "; ".join([f"{row.indicator}: {value}", *said])
