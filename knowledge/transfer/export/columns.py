"""Documents as rows: the fields of a kind, each in one cell.

Cells hold what an import reads: labels, dates and codes as they are, several
values between semicolons, rows of a table in lines with vertical bars.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from core.addresses import absolute
from headless.registry import Kind
from knowledge.transfer.enums import ImportKind
from knowledge.transfer.targets import targets_of
from knowledge.transfer.targets.lines import RESULT, SOURCE
from knowledge.transfer.targets.naming import RELATIONS
from knowledge.transfer.targets.profile import CONDITIONS, column_of

# Of the envelope; the rest of it is for programs.
ENVELOPE = ("key", "language", "title", "path", "first_published", "changed")
# What a program reads from the document, and no cell can hold.
LEFT_OUT = {"logo", "meta", "same_as"}
# Fields that an import reads from several columns.
DIVIDED = {
    "transfer_profile": [column_of(code) for code in CONDITIONS],
    "relations": list(RELATIONS),
}
IMPORTED = {"practice": ImportKind.PRACTICES, "partner": ImportKind.PARTNERS}
Document = dict[str, Any]


def column_names(kinds: Iterable[Kind]) -> list[str]:
    """Return the fields that documents of these kinds have, in their order."""
    names = list(ENVELOPE)
    for kind in kinds:
        for model in (kind.summary_model, kind.body_model):
            for name in model.model_fields:
                names += DIVIDED.get(name, [name])
    names = [name for name in names if name not in LEFT_OUT]
    return list(dict.fromkeys(names))


def headings(names: Iterable[str], kinds: Iterable[Kind]) -> list[str]:
    """Return what the columns are called: as an import calls them, if it does."""
    labels = {"language": str(_("Language")), "path": str(_("Address"))}
    for kind in kinds:
        if imported := IMPORTED.get(kind.kind):
            targets = targets_of(imported).values()
            labels |= {target.name: str(target.label) for target in targets}
    return [labels.get(name, name) for name in names]


def row_of(document: Document, names: Iterable[str]) -> list[str]:
    """Return the cells of a document."""
    whole = {**document, **condition_cells(document), **relation_cells(document)}
    return [cell(name, whole.get(name)) for name in names]


def condition_cells(document: Document) -> dict[str, str]:
    """Return rating and reason of each condition, by column."""
    return {
        column_of(row["condition"]["code"]): " | ".join(
            filter(None, (str(row["rating"]), row["reason"].replace("|", "/")))
        )
        for row in document.get("transfer_profile") or ()
    }


def relation_cells(document: Document) -> dict[str, str]:
    """Return the addresses of the practices of each relation, by column."""
    found: dict[str, list[str]] = {name: [] for name in RELATIONS}
    columns = {kind.value: name for name, kind in RELATIONS.items()}
    for row in document.get("relations") or ():
        found[columns[row["relation"]]].append(absolute(row["path"]))
    return {name: "; ".join(addresses) for name, addresses in found.items()}


def cell(name: str, value: Any) -> str:
    """Return a field's value as text."""
    if name == "results":
        return "\n".join(bars(RESULT, result_parts(row)) for row in value or ())
    if name == "sources":
        return "\n".join(bars(SOURCE, row) for row in value or ())
    if name == "other_partners":
        return "; ".join(f"{row['code']}: {row['role']}" for row in value or ())
    return text_of(value)


def result_parts(row: Document) -> dict[str, Any]:
    """Return a result as an import names its parts."""
    source = row["source"]
    return {**row, "source_title": source["title"], "source_url": source["url"]}


def bars(names: Iterable[str], row: Document) -> str:
    """Return the parts of a row between vertical bars."""
    parts = (text_of(row.get(name)).replace("|", "/") for name in names)
    return " | ".join(part.replace("\n", " ") for part in parts)


def text_of(value: Any) -> str:
    """Return any piece of a document as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return "; ".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return piece(value)
    return str(value)


def piece(value: Document) -> str:
    """Return what people would write for a piece of a document."""
    for shape, read in SHAPES:
        if shape <= value.keys():
            return read(value)
    return text_of(value.get("title") or value.get("name") or "")


def blocks(value: Document) -> str:
    """Return the texts of a part made of blocks, one after the other."""
    return "".join(block_texts(value["blocks"]))


def block_texts(found: Iterable[Document]) -> Iterator[str]:
    """Yield the text of each block that has one."""
    for block in found:
        if text := block.get("html") or block.get("text"):
            yield text if block.get("html") else f"<p>{text}</p>"


# The first shape of which a piece has every name decides.
SHAPES: tuple[tuple[set[str], Callable[[Document], str]], ...] = (
    ({"value", "precision"}, lambda value: value["value"]),
    ({"code", "label"}, lambda value: value["label"]),
    ({"code", "name"}, lambda value: value["code"]),
    ({"text", "language"}, lambda value: value["text"]),
    ({"html"}, lambda value: value["html"]),
    ({"blocks"}, blocks),
    ({"title", "url"}, lambda value: value["url"] or value["title"]),
)
