"""What the rules look at, read once from a form or from a page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from wagtail.blocks import StreamValue

from knowledge.rules.texts import (
    addresses_in,
    is_written,
    not_recorded_field,
    words_of,
)

# Fields whose links are looked at, in the order of the form.
LINKING = ("problem", "description", "results", "lessons", "resources_needed")
PICTURES = "description"


@dataclass(frozen=True, slots=True)
class Part:
    """A required part: written, said to be not recorded, or forgotten."""

    written: bool
    not_recorded: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of the results as evidence."""

    indicator: str
    date: str
    method: str
    sourced: bool


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A rated condition of transfer."""

    code: str
    rating: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordValues:
    """A record as the rules see it; codes and words, no models.

    Attributes:
        parts: The required parts by the name of their field.
        resources_needed: Words; None when the type has no such part.
        conditions: None when the type has no transfer profile.
        pictures: Identifiers of the images in the text.
        inaccessible: Titles of attachments not marked as accessible.
    """

    title: str
    summary: str
    has_kind: bool
    topics: int
    parts: Mapping[str, Part]
    plain_summary: str = ""
    resources_needed: str | None = None
    results: tuple[ResultRow, ...] = ()
    conditions: tuple[ConditionRow, ...] | None = None
    sources: tuple[str, ...] = ()
    source_url: str = ""
    pictures: tuple[int, ...] = ()
    inaccessible: tuple[str, ...] = ()
    target_groups: int = 0
    places: int = 0
    start: str = ""
    end: str = ""
    stage: str = ""
    has_licence: bool = False
    compiled: bool = False
    consent: bool = False
    addresses: tuple[tuple[str, str], ...] = ()


Getter = Callable[[str], Any]


def record_values(get: Getter, parts: tuple[str, ...]) -> RecordValues:
    """Read what the rules need from a form's cleaned data or from a page.

    Args:
        get: Returns the value of a field, None when there is none.
        parts: The required parts of the type.
    """
    places = chain.from_iterable(
        get(name) or () for name in ("countries", "regions", "counties")
    )
    needed = get("resources_needed")
    stage = get("stage")
    return RecordValues(
        title=get("title") or "",
        summary=get("summary") or "",
        plain_summary=get("plain_summary") or "",
        has_kind=get("practice_kind") is not None,
        topics=len(get("topics") or ()),
        parts={part: _part(get, part) for part in parts},
        resources_needed=None if needed is None else words_of(needed),
        results=tuple(_results(get("results"))),
        conditions=_conditions(get("transfer_profile")),
        sources=tuple(row["title"] or row["url"] or "" for row in rows(get("sources"))),
        source_url=get("source_url") or "",
        pictures=tuple(_pictures(get(PICTURES))),
        inaccessible=tuple(
            file.title for file in get("attached_files") or () if not file.accessible
        ),
        target_groups=len(get("target_groups") or ()),
        places=len(list(places)),
        start=get("start") or "",
        end=get("end") or "",
        stage=stage.code if stage else "",
        has_licence=get("licence") is not None,
        compiled=bool(get("compiled")),
        consent=bool(get("consent")),
        addresses=tuple(dict.fromkeys(_addresses(get))),
    )


def rows(stream: Any) -> Iterable[Any]:
    """Return the values of a stream's blocks; none for no stream."""
    return [block.value for block in stream] if isinstance(stream, StreamValue) else []


def _part(get: Getter, name: str) -> Part:
    value = get(name)
    return Part(is_written(value), bool(get(not_recorded_field(name))), words_of(value))


def _results(stream: Any) -> Iterator[ResultRow]:
    for row in rows(stream):
        yield ResultRow(
            indicator=row["indicator"] or "",
            date=row["date"] or "",
            method=row["method"] or "",
            sourced=bool(row["source_title"] or row["source_url"]),
        )


def _conditions(stream: Any) -> tuple[ConditionRow, ...] | None:
    if not isinstance(stream, StreamValue):
        return None
    found = [
        ConditionRow(row["condition"] or "", row["rating"] or "", row["reason"] or "")
        for row in rows(stream)
    ]
    return tuple(row for row in found if row.rating)


def _pictures(stream: Any) -> Iterator[int]:
    if not isinstance(stream, StreamValue):
        return
    for block in stream:
        if block.block_type == "picture":
            pictures = [block.value]
        elif block.block_type == "gallery":
            pictures = block.value["pictures"]
        else:
            continue
        yield from (row["image"].pk for row in pictures if row["image"])


def _addresses(get: Getter) -> Iterator[tuple[str, str]]:
    """Yield `(field, address)` of everything the record points to."""
    for name in (*LINKING, "sources"):
        for address in addresses_in(get(name)):
            yield name, address
    if address := get("source_url"):
        yield "source_url", address
