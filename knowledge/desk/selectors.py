"""What waits for whom among the records: for contributors and for the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, WorkflowState

from knowledge.confirmation import oldest_valid
from knowledge.desk.contributors import branches_of
from knowledge.enums import ConfirmationState
from knowledge.models import PartnerBranchPage, PracticePage, ResourcePage
from knowledge.reviews.enums import RecordState
from knowledge.reviews.states import record_states
from partners_exchange.models import Partner

RECORDS = (PracticePage, ResourcePage)
SHOWN = 8
YOU = pgettext_lazy("waits for", "you")
# Who has the next step, where it is not the author.
NEXT = {
    RecordState.SUBMITTED: pgettext_lazy("waits for", "the desk"),
    RecordState.DESK_CHECK: pgettext_lazy("waits for", "the desk"),
    RecordState.IN_REVIEW: pgettext_lazy("waits for", "the reviewers"),
    RecordState.DECISION: pgettext_lazy("waits for", "the desk"),
    RecordState.SECOND_READING: pgettext_lazy("waits for", "the second reader"),
    RecordState.ACCEPTED: pgettext_lazy("waits for", "its day of publication"),
}
CLOSED = frozenset({RecordState.ARCHIVED, RecordState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """One language of a record, and who has to do something about it."""

    title: str
    language: str
    state: str | Promise
    waits_for: str | Promise
    url: str
    # Where it stands, and what can be decided about it.
    review_url: str
    owner: str
    edited: datetime | None


@dataclass(frozen=True, slots=True)
class RecordToConfirm:
    """A public record whose owner should say again that it is still true."""

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
    pages = records_below(branches_of(partner)).filter(
        Q(live=False) | Q(has_unpublished_changes=True)
    )
    return waiting_records(
        pages.order_by(F("latest_revision_created_at").desc(nulls_last=True))
    )


def records_below(branches: Iterable[Page]) -> QuerySet[Page]:
    """Return the records of some branches, in every language."""
    inside = Q(pk=None)
    for branch in branches:
        inside |= Q(path__startswith=branch.path, depth=branch.depth + 1)
    return Page.objects.filter(inside)


def waiting_records(
    pages: QuerySet[Page], *, owners: Mapping[str, str] | None = None
) -> list[WaitingRecord]:
    """Say of each page in which state it is and who has the next step.

    Args:
        pages: Records of any kind, in the order wanted.
        owners: The owner's name by the path of the branch.
    """
    # Joined rows are lost where pages are read by their type.
    originals: Any = pages.filter(alias_of=None).prefetch_related("locale")
    found = list(originals.specific())
    states = record_states(found)
    return [
        waiting_record(page, states[page.pk], (owners or {}).get(branch_path(page), ""))
        for page in found
        if states[page.pk] not in CLOSED
    ]


def waiting_record(page: Any, state: RecordState, owner: str) -> WaitingRecord:
    """Return one line of a list."""
    changed = page.live and state not in NEXT and state.value != "changes-requested"
    return WaitingRecord(
        title=page.get_admin_display_title(),
        language=page.locale.language_code,
        state=_("Published, with changes") if changed else state.label,
        waits_for=NEXT.get(state, YOU),
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        review_url=reverse("record_review", args=[page.pk]),
        owner=owner,
        edited=page.latest_revision_created_at,
    )


def branch_path(page: Page) -> str:
    """Return the path of the branch a record stands below."""
    return page.path[: -page.steplen]


def records_to_confirm(partner: Partner) -> list[RecordToConfirm]:
    """Return a partner's public records to be confirmed, the longest due first."""
    paths = Q(pk=None)
    for branch in branches_of(partner):
        paths |= Q(path__startswith=branch.path)
    found: list[RecordToConfirm] = []
    for model in RECORDS:
        pages = model.objects.filter(
            paths,
            confirmation_due(),
            live=True,
            locale__language_code=F("source_language"),
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


def confirmation_due() -> Q:
    """Return the condition of a record whose owner is to be asked again.

    A record nobody has ever confirmed is not due.
    """
    oldest = oldest_valid(timezone.localdate())
    return Q(last_confirmed__lte=oldest) | Q(confirmation=ConfirmationState.UNCONFIRMED)


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
    owners = {
        branch.path: branch.partner.label
        for branch in PartnerBranchPage.objects.select_related("partner")
    }
    pages = records_in_workflow().order_by("latest_revision_created_at")
    return waiting_records(pages, owners=owners)


def records_in_workflow() -> QuerySet[Page]:
    """Return the records with a workflow that has not ended."""
    numbers = WorkflowState.objects.active().values_list("object_id", flat=True)
    pages = Page.objects.filter(pk__in=[int(number) for number in numbers])
    return pages.type(*RECORDS)


def unconfirmed_count() -> int:
    """Return how many public records wait for their owner's confirmation."""
    return sum(
        model.objects.filter(
            confirmation_due(), live=True, locale__language_code=F("source_language")
        ).count()
        for model in RECORDS
    )
