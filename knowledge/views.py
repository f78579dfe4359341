"""Answers that are no pages of the tree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.frame import frame_set, view_frame
from core.languages import SOURCE_LANGUAGE
from knowledge.record_page.evidence import evidence_scale

# Queries of the page that explains the evidence levels.
EVIDENCE_QUERY_BUDGET = 15
# What reviewers give points for, with the question each answers.
CRITERIA: tuple[tuple[Any, Any], ...] = (
    (_("Relevance"), _("Does it answer a real need of adult learners?")),
    (_("Evidence"), _("Are the results stated, measured and sourced?")),
    (
        _("Transferability"),
        _("Could another institution do it, knowing this text?"),
    ),
    (_("Sustainability"), _("Does it go on when the project money ends?")),
    (_("Equity"), _("Does it reach people who are usually left out?")),
    (_("Partnership"), _("Do institutions work together in it?")),
)


@require_safe
def evidence_levels(request: HttpRequest) -> HttpResponse:
    """Explain the four levels and how reviewers set them."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    frame_set(request, view_frame("evidence_levels", language))
    context = {"levels": evidence_scale(None, language), "criteria": CRITERIA}
    return render(request, "knowledge/evidence_levels.html", context)
