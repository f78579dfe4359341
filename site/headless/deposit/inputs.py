"""Blocks and numbers in a deposit are checked before a form sees them.

Wagtail's API hands any JSON to its forms, and those expect what a browser sends:
a block without a type, or a number no database can hold, would be a fault of the
server.
"""

from functools import partial
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, ManyToManyField
from pydantic import AfterValidator
from pydantic import Field as Described
from wagtail.api.v3.schemas import create_generator, patch_generator
from wagtail.blocks import ListBlock, RichTextBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.fields import StreamField

# What every database takes as a number of a row.
RowNumber = Annotated[int, Described(ge=1, lt=2**31)]


def register_inputs() -> None:
    """Check every deposit; must run before Wagtail makes its schemas."""
    for generator in (create_generator, patch_generator):
        generator.register_field_schema(StreamField, stream_input)
        generator.register_field_schema(ForeignKey, row_input)
        generator.register_field_schema(ManyToManyField, rows_input)


def row_input(generator: Any, field: Field) -> tuple[Any, Any]:
    """Return type and default of a relation; required where a form demands it."""
    if field.blank:
        return RowNumber | None, None
    return RowNumber, ...


def rows_input(generator: Any, field: Field) -> tuple[Any, Any]:
    """Return type and default of a relation to several rows."""
    return list[RowNumber], [] if field.blank else ...


def stream_input(generator: Any, field: Field) -> tuple[Any, Any]:
    """Return type and default of a stream in a deposit's schema."""
    check = partial(checked_stream, field.stream_block)  # type: ignore[attr-defined]
    return Annotated[list[Any], AfterValidator(check)], []


def checked_stream(block: BaseStreamBlock, value: list[Any]) -> list[Any]:
    """Return the stream as it came.

    Raises:
        ValueError: names the place of the first thing that fits no block.
    """
    check_block(block, value, "")
    return value


def check_block(block: Any, value: Any, place: str) -> None:
    """Check the shape of one value against its block."""
    if isinstance(block, BaseStreamBlock):
        for position, item in enumerate(expect(list, value, place)):
            where = f"{place}[{position}]"
            child = typed_child(block, item, where)
            check_block(child, item["value"], f"{where}.value")
    elif isinstance(block, ListBlock):
        for position, item in enumerate(expect(list, value, place)):
            check_block(block.child_block, item, f"{place}[{position}]")
    elif isinstance(block, BaseStructBlock):
        check_struct(block, expect(dict, value, place), place)
    elif isinstance(block, RichTextBlock):
        if not isinstance(value, str):
            raise ValueError(f"{place}: must be HTML")
    else:
        check_leaf(block, value, place)


def expect(wanted: type, value: Any, place: str) -> Any:
    """Return a value of the wanted type; nothing is an empty one."""
    if value is None:
        return wanted()
    if not isinstance(value, wanted):
        name = "a list" if wanted is list else "an object"
        raise ValueError(f"{place or 'blocks'}: must be {name}")
    return value


def typed_child(block: BaseStreamBlock, item: Any, place: str) -> Any:
    """Return the block an item of a stream belongs to."""
    if not isinstance(item, dict) or not {"type", "value"} <= item.keys():
        raise ValueError(f"{place}: must have a type and a value")
    known = block.child_blocks
    if not isinstance(item["type"], str) or item["type"] not in known:
        raise ValueError(f"{place}: type is one of {', '.join(known)}")
    if not isinstance(item.get("id"), str | None):
        raise ValueError(f"{place}: id is a text")
    return known[item["type"]]


def check_struct(block: BaseStructBlock, value: dict[str, Any], place: str) -> None:
    """Check the fields of a block; unknown ones would be lost without a word."""
    known = block.child_blocks
    if unknown := sorted(set(value) - set(known)):
        raise ValueError(f"{place}: has no field {', '.join(unknown)}")
    for name, child in known.items():
        if name in value:
            check_block(child, value[name], f"{place}.{name}")


def check_leaf(block: Any, value: Any, place: str) -> None:
    """Check that a plain block can read a value at all; its form does the rest."""
    try:
        block.value_for_form(block.to_python(value))
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        ValidationError,
    ):
        raise ValueError(f"{place}: cannot be read") from None
