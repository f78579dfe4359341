"""Schema.org descriptions (JSON-LD), the same for the HTML page and the API."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
# JSON inside a script element must not be able to close it.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def described(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with its context and without what is not recorded."""
    return {"@context": CONTEXT, **without_empty(data)}


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not recorded, also inside."""
    kept = {
        name: without_empty(value) if isinstance(value, Mapping) else value
        for name, value in data.items()
    }
    return {name: value for name, value in kept.items() if value not in ("", None, [])}


def breadcrumb_list(trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return titles and absolute addresses as a BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(trail, start=1)
        ],
    }


def organisation_id() -> str:
    """Return what identifies the partnership in every description."""
    return f"{settings.SITE_URL}/#organization"


def script_text(data: Mapping[str, Any]) -> SafeString:
    """Return an object as the text of `script type="application/ld+json"`."""
    text = json.dumps(data, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  (escaped just above)
