"""Where a record stands: its reviews, who is asked, what can be done next."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from accounts.models import User
from knowledge.models.records import RecordPage
from knowledge.models.review_tasks import PeerReviewState
from knowledge.models.reviews import PeerReview
from knowledge.permissions import user_is_desk
from knowledge.reviews.closing import closing_of
from knowledge.reviews.eligibility import reviewers_eligible, user_may_decide
from knowledge.reviews.rounds import review_take_back, reviewers_ask
from knowledge.reviews.scoring import LEAST_REVIEWS
from knowledge.reviews.states import record_state
from knowledge.reviews.substance import changed_labels
from knowledge.reviews.timeline import rounds_of, steps_of
from knowledge.reviews.warnings import RecordRemarks, record_remarks_shown
from partners_exchange.models import Affiliation


class ReviewersField(forms.ModelMultipleChoiceField):
    """Names with the institution and what a person already has to do."""

    def label_from_instance(self, person: Any) -> str:
        """Say who it is and for whom they speak."""
        institution = self.institutions.get(person.pk) or gettext("no institution")
        waiting = ngettext(
            "%(count)s review waiting", "%(count)s reviews waiting", person.waiting
        ) % {"count": person.waiting}
        name = person.get_full_name() or person.username
        return f"{name} · {institution} · {waiting}"

    institutions: dict[int, str] = {}


class ReviewersForm(forms.Form):
    """Whom to ask."""

    reviewers = ReviewersField(
        label=_("Reviewers"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["reviewers"]
        field.institutions = {
            row.user_id: row.partner.label
            for row in Affiliation.objects.select_related("partner")
        }
        field.queryset = people


def record_or_404(page_id: int) -> RecordPage:
    """Return a record in one language.

    Raises:
        Http404: when there is none.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, RecordPage):
        raise Http404
    return page


def record_review(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show where a record stands to the desk and to those who write it."""
    page = record_or_404(page_id)
    is_desk = user_is_desk(request.user)
    if not is_desk and not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    state = page.current_workflow_task_state
    people = people_to_ask(page, state, request.user)
    form = None if people is None else ReviewersForm(people=people)
    context = {
        "page": page,
        "state": record_state(page),
        "closing": closing_of(page),
        "steps": steps_of(page),
        "rounds": rounds_of(page) if is_desk else [],
        "form": form,
        "task_state": state,
        "actions": state.task.specific.get_actions(page, request.user) if state else [],
        "changed": changed_labels(page.get_latest_revision_as_object()),
        "is_desk": is_desk,
        "remarks": remarks_shown(page),
        "least": LEAST_REVIEWS,
    }
    return TemplateResponse(request, "knowledge/reviews/record.html", context)


def remarks_shown(page: RecordPage) -> RecordRemarks | None:
    """Return the remarks on what is not public yet; None where nothing is open."""
    state = page.current_workflow_state
    if state is None and page.live and not page.has_unpublished_changes:
        return None
    return record_remarks_shown(page, state)


def people_to_ask(page: RecordPage, state: Any, user: Any) -> QuerySet[User] | None:
    """Return who can still be asked, None when it is not the time or the person."""
    if not isinstance(state, PeerReviewState) or not user_may_decide(user, page):
        return None
    asked = PeerReview.objects.filter(round=state).exclude(state="taken-back")
    return reviewers_eligible(page).exclude(pk__in=asked.values("reviewer"))


@require_POST
def reviewers_ask_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask the chosen people."""
    page = record_or_404(page_id)
    state = page.current_workflow_task_state
    people = people_to_ask(page, state, request.user)
    if people is None:
        raise PermissionDenied
    form = ReviewersForm(request.POST, people=people)
    if form.is_valid():
        chosen = form.cleaned_data["reviewers"]
        asked = reviewers_ask(state=state, reviewers=chosen, user=request.user)
        count = len(asked)
        said = ngettext(
            "%(count)s person is asked for a review.",
            "%(count)s people are asked for a review.",
            count,
        )
        messages.success(request, said % {"count": count})
    else:
        messages.error(request, gettext("Choose at least one reviewer from the list."))
    return redirect("record_review", page.pk)


@require_POST
def review_take_back_view(request: HttpRequest, review_id: int) -> HttpResponse:
    """Stop waiting for somebody's review."""
    review = get_object_or_404(PeerReview, pk=review_id)
    page = review.round.workflow_state.content_object.specific
    if not user_may_decide(request.user, page):
        raise PermissionDenied
    review_take_back(review=review, user=request.user)
    messages.success(request, gettext("The request is taken back."))
    return redirect("record_review", page.pk)
