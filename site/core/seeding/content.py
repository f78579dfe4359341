"""Turn shipped content (JSON, three languages a value) into stream values."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wagtail.models import Page

from core.identity import key_for
from core.seeding.streams import stream

PAGE_LINK = re.compile(r'href="page:(?P<id>[a-z0-9-]+)"')


def load(path: Path) -> Any:
    """Read a shipped JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def pick(value: dict[str, str] | None, language: str) -> str:
    """Return the text in a language; nothing recorded is ""."""
    return value[language] if value else ""


def html(value: dict[str, str] | None, language: str) -> str:
    """Return rich text with links to shipped pages resolved.

    Every language links to the source-language page: Wagtail shows the
    reader the translation when the text is drawn.
    """

    def resolve(match: re.Match[str]) -> str:
        key = key_for("page", match["id"])
        page = Page.objects.filter(translation_key=key).order_by("id").first()
        return f'linktype="page" id="{page.pk}"' if page else 'href="#"'

    return PAGE_LINK.sub(resolve, pick(value, language))


def prose_blocks(
    name: str, blocks: list[dict[str, Any]], language: str
) -> list[dict[str, Any]]:
    """Return the stream value of shipped blocks in a language."""
    return stream(name, [_block(block, language) for block in blocks])


def _block(block: dict[str, Any], language: str) -> dict[str, Any]:
    return {"type": block["type"], "value": BUILDERS[block["type"]](block, language)}


def _call_to_action(block: dict[str, Any], language: str) -> dict[str, Any]:
    key = key_for("page", block["page"])
    page = Page.objects.filter(translation_key=key).order_by("id").first()
    return {
        "title": pick(block["title"], language),
        "text": pick(block.get("text"), language),
        "label": pick(block["label"], language),
        "page": page.pk if page else None,
        "url": "",
    }


BUILDERS: dict[str, Callable[[dict[str, Any], str], Any]] = {
    "heading": lambda block, language: {"text": pick(block["text"], language)},
    "paragraph": lambda block, language: html(block["html"], language),
    "accordion": lambda block, language: {
        "items": [
            {
                "title": pick(item["title"], language),
                "text": html(item["html"], language),
            }
            for item in block["items"]
        ]
    },
    "figures": lambda block, language: {
        "items": [
            {
                "value": pick(item["value"], language),
                "label": pick(item["label"], language),
                "source": item.get("source") or "",
                "source_url": item.get("source_url") or "",
            }
            for item in block["items"]
        ]
    },
    "listing": lambda block, language: {
        "title": pick(block.get("title"), language),
        "kind": block["kind"],
        "count": block["count"],
    },
    "call_to_action": _call_to_action,
}
