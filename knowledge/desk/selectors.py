"""What waits for whom among the records: for contributors and for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, WorkflowState

from knowledge.desk.contributors import branches_of
from knowledge.models import PartnerBranchPage, PracticePage, ResourcePage
from partners_exchange.models import Partner

RECORDS = (PracticePage, ResourcePage)
# An owner is asked again after two years.
CONFIRMED_FOR = timedelta(days=730)
SHOWN = 8
YOU = pgettext_lazy("waits for", "you")


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """One language of a record, and who has to do something about it."""

    title: str
    language: str
    state: str | Promise
    waits_for: str | Promise
    url: str
    owner: str
    edited: datetime | None


@dataclass(frozen=True, slots=True)
class RecordToConfirm:
    """A public record whose owner has not said lately that it is still true."""

    title: str
    language: str
    confirmed: date | None
    url: str


@dataclass(frozen=True, slots=True)
class NewRecordLink:
    """Where a contributor begins a record in one language."""

    language: str
    practice_url: str
    resource_url: str


def unfinished_records(partner: Partner) -> list[WaitingRecord]:
    """Return a partner's records that are not public as they stand, newest first."""
    return waiting_records(
        records_below(branches_of(partner)).filter(
            Q(live=False) | Q(has_unpublished_changes=True)
        ),
        owner=partner.label,
    )


def records_below(branches: Iterable[Page]) -> QuerySet[Page]:
    """Return the records of some branches, in every language."""
    inside = Q(pk=None)
    for branch in branches:
        inside |= Q(path__startswith=branch.path, depth=branch.depth + 1)
    return Page.objects.filter(inside)


def waiting_records(pages: QuerySet[Page], *, owner: str = "") -> list[WaitingRecord]:
    """Say of each page in which state it is and who has the next step."""
    found = (
        pages.exclude(alias_of__isnull=False)
        .select_related("locale")
        .prefetch_workflow_states()
        .order_by(F("latest_revision_created_at").desc(nulls_last=True))
    )
    return [waiting_record(page, owner) for page in found]


def waiting_record(page: Page, owner: str) -> WaitingRecord:
    """Read a page's state from the workflow and from its publication."""
    state, waits_for = next_step(page)
    return WaitingRecord(
        title=page.get_admin_display_title(),
        language=page.locale.language_code,
        state=state,
        waits_for=waits_for,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        owner=owner,
        edited=page.latest_revision_created_at,
    )


def next_step(page: Page) -> tuple[str | Promise, str | Promise]:
    """Return the state of a page in words, and whom it waits for."""
    running = page.current_workflow_state
    if running is None:
        state = _("Published, with changes") if page.live else _("Draft")
        return state, YOU
    if running.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return _("Changes requested"), YOU
    return _("Submitted"), str(running.current_task_state.task.name)


def records_to_confirm(partner: Partner) -> list[RecordToConfirm]:
    """Return a partner's public records nobody has confirmed for two years."""
    paths = Q(pk=None)
    for branch in branches_of(partner):
        paths |= Q(path__startswith=branch.path)
    due = Q(last_confirmed=None) | Q(last_confirmed__lt=last_valid_confirmation())
    found: list[RecordToConfirm] = []
    for model in RECORDS:
        pages = model.objects.filter(
            paths, due, live=True, locale__language_code=F("source_language")
        )
        found += [record_to_confirm(page) for page in pages.select_related("locale")]
    return sorted(found, key=lambda row: (row.confirmed or date.min, row.title))


def record_to_confirm(page: Any) -> RecordToConfirm:
    """Return one line of the list."""
    return RecordToConfirm(
        title=page.title,
        language=page.locale.language_code,
        confirmed=page.last_confirmed,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


def last_valid_confirmation() -> date:
    """Return the day before which a confirmation is too old."""
    return timezone.localdate() - CONFIRMED_FOR


def new_record_links(partner: Partner, *, language: str) -> list[NewRecordLink]:
    """Return where new records begin, the person's own language first."""
    branches = branches_of(partner).select_related("locale")
    links = [
        NewRecordLink(
            language=branch.locale.language_code,
            practice_url=add_url(branch, "practicepage"),
            resource_url=add_url(branch, "resourcepage"),
        )
        for branch in branches
    ]
    return sorted(links, key=lambda link: (link.language != language, link.language))


def add_url(branch: PartnerBranchPage, model: str) -> str:
    """Return the address of an empty form below a branch."""
    return reverse("wagtailadmin_pages:add", args=["knowledge", model, branch.pk])


def submitted_records() -> list[WaitingRecord]:
    """Return the records in the workflow, of all institutions."""
    branches = {
        branch.path: branch.partner.label
        for branch in PartnerBranchPage.objects.select_related("partner")
    }
    pages = records_in_workflow().select_related("locale").prefetch_workflow_states()
    return [
        waiting_record(page, branches.get(page.path[: -page.steplen], ""))
        for page in pages.order_by("latest_revision_created_at")
    ]


def records_in_workflow() -> QuerySet[Page]:
    """Return the records with a workflow that has not ended."""
    numbers = WorkflowState.objects.active().values_list("object_id", flat=True)
    pages = Page.objects.filter(pk__in=[int(number) for number in numbers])
    return pages.type(*RECORDS)


def unconfirmed_count() -> int:
    """Return how many public records wait for their owner's confirmation."""
    due = Q(last_confirmed=None) | Q(last_confirmed__lt=last_valid_confirmation())
    return sum(
        model.objects.filter(
            due, live=True, locale__language_code=F("source_language")
        ).count()
        for model in RECORDS
    )
