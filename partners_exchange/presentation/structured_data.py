"""Schema.org descriptions of what a page is about, as JSON-LD."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# JSON inside a script element must not be able to close it.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def json_ld(data: dict[str, Any]) -> SafeString:
    """Return data for a `script type="application/ld+json"`, empty parts left out."""
    complete = {"@context": "https://schema.org", **without_empty(data)}
    text = json.dumps(complete, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  (escaped just above)


def without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not recorded."""
    return {name: value for name, value in data.items() if value not in ("", None, [])}
