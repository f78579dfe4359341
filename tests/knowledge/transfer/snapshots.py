"""The content as editors and readers have it, to be compared."""

from typing import Any

from wagtail.models import Page

from knowledge.models import PracticePage
from partners_exchange.models import Partner
from publication.models import Publication

# What tells of the doing, not of the content.
TIMES = {
    "latest_revision",
    "live_revision",
    "latest_revision_created_at",
    "last_published_at",
    "first_published_at",
    "url_path",
}

ROWS = ("relations", "attachments", "other_partners")


def content(branch: Page | None = None) -> dict[str, Any]:
    """Return the pages, practices with their drafts, partners, and what is public.

    Args:
        branch: Only its practices are looked at closely, which takes less time.
    """
    practices = PracticePage.objects.order_by("path")
    return {
        "tree": list(
            Page.objects.order_by("path").values_list("path", "numchild", "title")
        ),
        "practices": [
            (without_times(page), draft(page))
            for page in (practices.child_of(branch) if branch else practices)
        ],
        "partners": list(Partner.objects.order_by("pk").values()),
        "public": list(
            Publication.objects.filter(withdrawn_at=None)
            .order_by("key", "language")
            .values_list("key", "language", "path", "title", "search_text")
        ),
    }


def draft(page: PracticePage) -> dict[str, Any]:
    """Return the latest version, as the editor opens it."""
    return without_times(page.get_latest_revision_as_object())


def without_times(page: PracticePage) -> dict[str, Any]:
    """Return every value of a practice but those that tell when.

    Rows of a practice are equal whatever their number: a version that was made
    before they were stored knows none.
    """
    data = page.serializable_data()
    return {
        name: [without_number(row) for row in value] if name in ROWS else value
        for name, value in data.items()
        if name not in TIMES
    }


def without_number(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row's values but its number."""
    return {name: value for name, value in row.items() if name != "pk"}
