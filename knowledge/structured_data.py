"""schema.org data of records and products (JSON-LD)."""

from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from partners_exchange.presentation.structured_data import json_ld


def article(
    *,
    type_name: str,
    title: str,
    description: str,
    language: str,
    url: str,
    published: datetime | None,
    changed: datetime | None,
    **more: Any,
) -> SafeString:
    """Return the description of a page that tells about something."""
    return json_ld(
        {
            "@type": type_name,
            "headline": title,
            "description": description,
            "inLanguage": language,
            "url": url,
            "mainEntityOfPage": url,
            "datePublished": published.isoformat() if published else None,
            "dateModified": changed.isoformat() if changed else None,
            **more,
        }
    )


def organisation(name: str) -> dict[str, str]:
    """Return an organisation by its name."""
    return {"@type": "Organization", "name": name}
