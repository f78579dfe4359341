"""Reading pages and rows of the exchange for the admin."""

from typing import Any

from django.db.models import Q, QuerySet

from core.languages import LANGUAGE_CODES


def written_here() -> Q:
    """Return the condition for pages in the language they were written in."""
    condition = Q()
    for code in LANGUAGE_CODES:
        condition |= Q(source_language=code, locale__language_code=code)
    return condition


def public_source_pages(model: type[Any]) -> QuerySet[Any]:
    """Return the public pages of a type, each in its source language."""
    return (
        model.objects.live()
        .public()
        .filter(written_here(), alias_of=None)
        .select_related("locale")
    )
