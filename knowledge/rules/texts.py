"""Reading the words of a field, whatever it is made of."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

# A tag ends a word: without this, the words of two paragraphs run together.
TAG = re.compile(r"<[^>]+>")
ADDRESS = re.compile(r"""<a\s[^>]*?href=["'](https?://[^"']+)["']""", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$)")


def not_recorded_field(part: str) -> str:
    """Return the name of the field that says a part is not recorded."""
    return f"{part}_not_recorded"


def is_written(value: Any) -> bool:
    """Say whether a text or a stream holds anything to read."""
    if isinstance(value, StreamValue):
        return len(value) > 0
    return bool(plain_words(value))


def plain_words(value: Any) -> str:
    """Return rich text without its mark-up and with single spaces."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return " ".join(unescape(strip_tags(TAG.sub(" ", source))).split())


def words_of(value: Any) -> str:
    """Return the words of a text or of a stream."""
    if isinstance(value, StreamValue):
        return " ".join(plain_words(text) for text in strings_in(value))
    return plain_words(value)


def addresses_in(value: Any) -> Iterator[str]:
    """Yield the addresses that a text or a stream links to."""
    for text in strings_in(value):
        yield from (unescape(found) for found in ADDRESS.findall(text))
        if text.startswith(("http://", "https://")) and " " not in text:
            yield text


def strings_in(value: Any) -> Iterator[str]:
    """Yield every string of a value, through blocks, lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, RichText):
        yield value.source
    elif isinstance(value, StreamValue):
        for block in value:
            yield from strings_in(block.value)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list | tuple) or hasattr(value, "bound_blocks"):
        for inner in value:
            yield from strings_in(inner)


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text."""
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]
