"""Answers that are no pages of the tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.frame import frame_set, view_frame
from core.languages import SOURCE_LANGUAGE
from knowledge.record_page.evidence import evidence_scale
from knowledge.reviews.enums import CRITERION_QUESTIONS, Criterion

# Queries of the page that explains the evidence levels.
EVIDENCE_QUERY_BUDGET = 15


@require_safe
def evidence_levels(request: HttpRequest) -> HttpResponse:
    """Explain the four levels and how reviewers set them."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    frame_set(request, view_frame("evidence_levels", language))
    criteria = [(name.label, CRITERION_QUESTIONS[name]) for name in Criterion]
    context = {"levels": evidence_scale(None, language), "criteria": criteria}
    return render(request, "knowledge/evidence_levels.html", context)
