"""What the review adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page, WorkflowState

from core.admin.doors import register_task_screens
from knowledge.forms import WARNINGS_KNOWN, is_submission
from knowledge.models.records import RecordPage
from knowledge.permissions import user_is_desk
from knowledge.remarks.acknowledging import draft_warnings, warnings_keep
from knowledge.reviews.closing import closing_of
from knowledge.reviews.eligibility import user_is_reviewer
from knowledge.reviews.enums import ClosingKind
from knowledge.reviews.substance import changed_labels, is_withdrawn, review_needed
from knowledge.reviews.translations import translation_of
from knowledge.reviews.views.closing import record_close_view, record_reopen_view
from knowledge.reviews.views.record import (
    record_review,
    review_take_back_view,
    reviewers_ask_view,
)
from knowledge.reviews.views.reviewer import my_reviews, review_view
from knowledge.reviews.views.translations import translation_submit_view

# Reading a record and what is remarked on it is part of reviewing it.
register_task_screens("record_review", "record_remarks")

LOG_ACTIONS = {
    "knowledge.review.take": (_("Take desk check"), _("Took the desk check")),
    "knowledge.review.ask": (_("Ask for review"), _("Asked for a review")),
    "knowledge.review.give": (_("Give review"), _("Gave a review")),
    "knowledge.review.decline": (_("Decline to review"), _("Declined to review")),
    "knowledge.review.take_back": (
        _("Take back request"),
        _("Took a request for a review back"),
    ),
    "knowledge.review.again": (_("Review again"), _("Asked for new reviews")),
    "knowledge.record.archived": (_("Archive"), _("Archived the record")),
    "knowledge.record.withdrawn": (_("Withdraw"), _("Withdrew the record")),
    "knowledge.record.reopen": (_("Open again"), _("Opened the record again")),
}


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name the steps that Wagtail does not know."""
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the screens of the review."""
    return [
        path("reviews/", my_reviews, name="my_reviews"),
        path("reviews/<int:review_id>/", review_view, name="review_give"),
        path(
            "reviews/<int:review_id>/take-back/",
            review_take_back_view,
            name="review_take_back",
        ),
        path("records/<int:page_id>/review/", record_review, name="record_review"),
        path("records/<int:page_id>/ask/", reviewers_ask_view, name="reviewers_ask"),
        path("records/<int:page_id>/reopen/", record_reopen_view, name="record_reopen"),
        path(
            "records/<int:page_id>/second-reading/",
            translation_submit_view,
            name="translation_submit",
        ),
        path(
            "records/<int:page_id>/<slug:action>/",
            record_close_view,
            name="record_close",
        ),
    ]


class MyReviewsMenuItem(MenuItem):
    """The reviewer's list."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to reviewers."""
        return user_is_reviewer(request.user)


@hooks.register("register_admin_menu_item")
def my_reviews_item() -> MenuItem:
    """Let reviewers find what they are asked for."""
    return MyReviewsMenuItem(
        _("My reviews"),
        reverse("my_reviews"),
        name="my-reviews",
        icon_name="clipboard-list",
        order=215,
    )


class RecordSubmitMenuItem(SubmitForModerationMenuItem):
    """Submitting in words of the reader's language."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Say whether it is sent in for the first time."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page and page.pk else None
        returned = state and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = _("Send in again") if returned else _("Send in for review")
        return context


class ReviewMenuItem(ActionMenuItem):
    """The way from a locked form to where people act."""

    name = "action-review"
    label = _("Where it stands")
    icon_name = "clipboard-list"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Show it while the record is under review."""
        page = context.get("page")
        return bool(page and page.pk and page.current_workflow_state)

    def get_url(self, context: dict[str, Any]) -> str:
        """Lead to the record's screen."""
        return reverse("record_review", args=[context["page"].pk])


@hooks.register("construct_page_action_menu")
def record_actions(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Use our words for submitting a record, and lead to its review."""
    page = context.get("page") or context.get("parent_page")
    is_record = isinstance(page, RecordPage)
    if not is_record and "parent_page" not in context:
        return
    if not is_record and not holds_records(page):
        return
    for position, item in enumerate(menu_items):
        if type(item) is SubmitForModerationMenuItem:
            menu_items[position] = RecordSubmitMenuItem(order=item.order)
    review = ReviewMenuItem(order=5)
    if review.is_shown(context):
        menu_items.append(review)


def holds_records(page: Any) -> bool:
    """Say whether records are added below a page."""
    models = page.specific_class.allowed_subpage_models()
    return any(issubclass(model, RecordPage) for model in models)


@hooks.register("before_publish_page")
def ask_for_review(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the draft and say why it is not public yet."""
    if not isinstance(page, RecordPage):
        return None
    withdrawn = is_withdrawn(page)
    if not withdrawn and not review_needed(page):
        return None
    if page.first_published_at is None:
        # Wagtail's editor added it as live, to publish it in the next moment.
        page.live, page.has_unpublished_changes = False, True
        page.save(update_fields=["live", "has_unpublished_changes"], clean=False)
    context = {
        "page": page,
        "withdrawn": withdrawn,
        "changed": changed_labels(page),
        "waits": page.current_workflow_state is not None,
    }
    return TemplateResponse(
        request, "knowledge/reviews/needed.html", context, status=409
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def keep_warnings(request: HttpRequest, page: Page) -> None:
    """Store with a submission the warnings that its sender has ticked."""
    if not isinstance(page, RecordPage) or not is_submission(request.POST):
        return
    state = page.current_workflow_state
    if state is not None and request.POST.get(WARNINGS_KNOWN):
        warnings_keep(state=state, warnings=draft_warnings(page), user=request.user)


@hooks.register("register_page_header_buttons")
def record_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer what is done to a record as a whole."""
    if view_name != "edit" or not issubclass(page.specific_class or Page, RecordPage):
        return
    record = page.specific
    yield Button(
        _("Where it stands"),
        reverse("record_review", args=[page.pk]),
        icon_name="clipboard-list",
        priority=70,
    )
    if translation_of(record) and not record.workflow_in_progress:
        yield Button(
            _("Send to a second reader"),
            reverse("translation_submit", args=[page.pk]),
            icon_name="resubmit",
            priority=71,
        )
    if user_is_desk(user):
        yield from closing_buttons(record)


def closing_buttons(record: RecordPage) -> Iterator[Button]:
    """Offer the desk to close what is open."""
    closing = closing_of(record)
    kind = closing.kind if closing else None
    if kind is None and record.facts.live:
        yield close_button(record, "archive", _("Archive"), "folder-inverse")
    if kind != ClosingKind.WITHDRAWN and record.facts.first_published_at:
        yield close_button(record, "withdraw", _("Withdraw for good"), "bin")


def close_button(record: RecordPage, action: str, label: Any, icon: str) -> Button:
    """Return the button that leads to the question why."""
    return Button(
        label,
        reverse("record_close", args=[record.facts.pk, action]),
        icon_name=icon,
        priority=90,
    )
