"""Panels of the admin's home page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.admin.page_translations import (
    EDITING_PERMISSIONS,
    OPEN_STATES,
    state_counts,
    state_links,
    translated_pages,
)
from core.languages import ENDONYMS, LANGUAGE_CODES
from core.page_translation.coverage import TranslationState

SHOWN = 8


class TranslationsPanel(Component):
    """How far the three languages are, and what to do next."""

    name = "page_translations"
    template_name = "core/admin/home_translations.html"
    order = 150

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Count the states and pick the newest pages with work to do."""
        request: HttpRequest = parent_context["request"]
        if not may_see_pages(request.user):
            return {"pages": []}
        pages = translated_pages(request.user)
        waiting = [
            page
            for page in pages
            if any(page.has(state, LANGUAGE_CODES) for state in OPEN_STATES)
        ]
        shown = waiting[:SHOWN]
        links = state_links(shown, request.user)
        return {
            "pages": pages,
            "counts": counts_table(state_counts(pages)),
            "languages": list(ENDONYMS.items()),
            "waiting": [(page, links[page.main.key]) for page in shown],
            "more": len(waiting) - len(shown),
            "report_url": reverse("page_translations_report"),
        }


def may_see_pages(user: Any) -> bool:
    """Say whether a person may work on any page."""
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(user, EDITING_PERMISSIONS))


def counts_table(
    counts: Mapping[str, Mapping[str, int]],
) -> list[tuple[TranslationState, list[dict[str, Any]]]]:
    """Return one row a state, one cell a language with its filtered report."""
    report = reverse("page_translations_report")
    return [
        (
            state,
            [
                {
                    "language": language,
                    "count": counts[language][state.value],
                    "url": f"{report}?locale={language}&state={state.value}",
                }
                for language in LANGUAGE_CODES
            ],
        )
        for state in TranslationState
    ]
