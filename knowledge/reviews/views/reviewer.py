"""What a reviewer was asked for, and the form for the answer."""

from typing import Any

from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import TaskState

from knowledge.models.reviews import PeerReview
from knowledge.reviews.enums import Criterion, Gate, ReviewState
from knowledge.reviews.forms import DeclineForm, ReviewForm
from knowledge.reviews.rounds import review_decline, review_give

MOST_ANSWERED = 50


def my_reviews(request: HttpRequest) -> HttpResponse:
    """List what a person was asked for, open requests first."""
    mine = PeerReview.objects.filter(reviewer_id=request.user.pk).select_related(
        "round__workflow_state"
    )
    waiting = mine.filter(
        state=ReviewState.ASKED, round__status=TaskState.STATUS_IN_PROGRESS
    )
    answered = mine.exclude(state__in=[ReviewState.ASKED, ReviewState.TAKEN_BACK])
    context = {
        "waiting": listed(waiting),
        "answered": listed(answered.order_by("-answered_at")[:MOST_ANSWERED]),
    }
    return TemplateResponse(request, "knowledge/reviews/mine.html", context)


def listed(reviews: Any) -> list[tuple[PeerReview, Any]]:
    """Return reviews with the record each is about."""
    return [(review, review.round.workflow_state.content_object) for review in reviews]


def review_view(request: HttpRequest, review_id: int) -> HttpResponse:
    """Show the record beside the form, and take the answer."""
    review = get_object_or_404(PeerReview, pk=review_id, reviewer=request.user)
    if review.state != ReviewState.ASKED:
        plain_messages.info(request, gettext("This review is answered already."))
        return redirect("my_reviews")
    page = review.round.workflow_state.content_object.specific
    form: Any = ReviewForm(request.POST or None)
    decline = DeclineForm(prefix="decline")
    if request.method == "POST":
        if "decline" in request.POST:
            return declined(request, review)
        if form.is_valid():
            review_give(review=review, values=form.cleaned_data)
            plain_messages.success(request, gettext("Thank you. Your review is kept."))
            return redirect("my_reviews")
    context = {
        "review": review,
        "page": page,
        "form": form,
        "decline_form": decline,
        "gates": [form[gate.value] for gate in Gate],
        "criteria": [form[criterion.value] for criterion in Criterion],
        "words": [
            form[name]
            for name in ("opinion", "opinion_language", "publish_opinion", "note")
        ],
        "preview_url": reverse(
            "wagtailadmin_pages:workflow_preview", args=[page.pk, review.round.task_id]
        ),
    }
    return TemplateResponse(request, "knowledge/reviews/review.html", context)


def declined(request: HttpRequest, review: PeerReview) -> HttpResponse:
    """Note that a person does not review.

    Raises:
        PermissionDenied: when the note is no text of the allowed length.
    """
    form = DeclineForm(request.POST, prefix="decline")
    if not form.is_valid():
        raise PermissionDenied
    review_decline(review=review, note=form.cleaned_data["comment"])
    plain_messages.success(request, gettext("The desk will ask somebody else."))
    return redirect("my_reviews")
