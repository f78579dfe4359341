"""Project rules as system checks."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db.models import Field
from wagtail.blocks import Block, RichTextBlock
from wagtail.fields import RichTextField, StreamField

from core.blocks import ProseStreamBlock
from core.blocks.documents import stream_writers
from core.html import FEATURES


@register(Tags.compatibility)
def modeltranslation_comes_first(**_kwargs: Any) -> list[CheckMessage]:
    """Registered models lose their language columns when it comes later."""
    if settings.INSTALLED_APPS[0] == "modeltranslation":
        return []
    return [
        Error(
            "modeltranslation is not the first installed app.",
            hint="Move it to the top of INSTALLED_APPS.",
            id="core.E001",
        )
    ]


@register(Tags.compatibility)
def one_translation_app_for_pages(**_kwargs: Any) -> list[CheckMessage]:
    """Wagtail's simple translation would double the admin's buttons."""
    if "wagtail.contrib.simple_translation" not in settings.INSTALLED_APPS:
        return []
    return [
        Error(
            "simple_translation is installed beside wagtail-localize.",
            hint="Remove wagtail.contrib.simple_translation.",
            id="core.E002",
        )
    ]


@register(Tags.models)
def blocks_have_writers(**_kwargs: Any) -> list[CheckMessage]:
    """Report blocks that an editor can fill in and the API would not know."""
    return [
        Error(
            f"{field}: the block “{name}” has no writer.",
            hint="Give it one in core.blocks.documents or with register_stream.",
            obj=field.model,
            id="core.E003",
        )
        for field in all_fields()
        if isinstance(field, StreamField)
        and isinstance(field.stream_block, ProseStreamBlock)
        for name in field.stream_block.child_blocks
        if name not in stream_writers.get(type(field.stream_block), {})
    ]


@register(Tags.models)
def rich_text_survives(**_kwargs: Any) -> list[CheckMessage]:
    """Report what an editor's toolbar offers and `clean_html` would take out."""
    return [
        Error(
            f"{field}: the API drops {', '.join(sorted(dropped))} from rich text.",
            hint="Name the features of the field, or let core.html keep them.",
            obj=field.model,
            id="core.E004",
        )
        for field in all_fields()
        for features in rich_text_features(field)
        if (dropped := set(features or ["Wagtail's default features"]) - FEATURES)
    ]


def all_fields() -> "Iterator[Field[Any, Any]]":
    """Yield the fields that each of the project's models declares or inherits."""
    for model in apps.get_models():
        yield from model._meta.fields


def rich_text_features(field: "Field[Any, Any]") -> Iterator[list[str] | None]:
    """Yield the features of every rich text in a field; None is Wagtail's default."""
    if isinstance(field, RichTextField):
        yield field.features
    if isinstance(field, StreamField):
        for block in blocks_in(field.stream_block):
            if isinstance(block, RichTextBlock):
                yield block.features


def blocks_in(block: Block) -> Iterator[Block]:
    """Yield a block and all blocks in it."""
    yield block
    children = list(getattr(block, "child_blocks", {}).values())
    if child := getattr(block, "child_block", None):
        children.append(child)
    for each in children:
        yield from blocks_in(each)
