"""Who may check, review, decide and read: never the own work."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Revision, WorkflowState

from accounts.models import User
from accounts.roles import REVIEWERS, TRANSLATORS
from knowledge.models.reviews import PeerReview
from knowledge.permissions import user_is_desk
from knowledge.reviews.enums import ReviewState
from partners_exchange.models import Affiliation

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


def reviewers_eligible(page: "RecordPage") -> QuerySet[User]:
    """Return who may review a record: nobody of its owner, none of its authors.

    Those with the fewest reviews waiting come first.
    """
    own_people = Affiliation.objects.filter(partner=page.owning_partner)
    waiting = (
        PeerReview.objects.filter(reviewer=OuterRef("pk"), state=ReviewState.ASKED)
        .order_by()
        .values("reviewer")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return (
        User.objects.filter(is_active=True, groups__name=REVIEWERS)
        .exclude(pk__in=own_people.values("user"))
        .exclude(pk__in=authors_of(page.facts))
        .annotate(waiting=Coalesce(Subquery(waiting), 0))
        .order_by("waiting", "last_name", "pk")
    )


def authors_of(page: "RecordPage") -> set[int]:
    """Return the users who began a page, saved it or ever sent it in."""
    saved = Revision.objects.for_instance(page).values_list("user_id", flat=True)
    sent = WorkflowState.objects.for_instance(page)
    found = {page.owner_id, *saved, *sent.values_list("requested_by_id", flat=True)}
    return {pk for pk in found if pk is not None}


def user_is_reviewer(user: Any) -> bool:
    """Say whether a person is among the reviewers."""
    return bool(user.is_active) and user.groups.filter(name=REVIEWERS).exists()


def user_may_decide(user: Any, page: "RecordPage") -> bool:
    """Say whether a desk person may act on a record that was sent in.

    Not on one they began, and not on what they sent in themselves.
    """
    state = page.current_workflow_state
    own = {page.owner_id, state.requested_by_id if state else None}
    return user_is_desk(user) and user.pk not in own


def user_may_read_translation(user: Any, page: "RecordPage") -> bool:
    """Say whether a person may be the second reader of a translation."""
    if not user_is_desk(user):
        in_group = user.is_active and user.groups.filter(name=TRANSLATORS).exists()
        if not in_group:
            return False
    return user.pk not in translators_of(page)


def translators_of(page: "RecordPage") -> set[int]:
    """Return who wrote what a second reader is to read.

    Corrections made while reading do not make the reader a translator.
    """
    state = page.current_workflow_state
    if state is None:
        return set()
    written = Revision.objects.for_instance(page).filter(
        created_at__lte=state.created_at
    )
    if page.live_revision_id:
        written = written.filter(pk__gt=page.live_revision_id)
    found = {state.requested_by_id, *written.values_list("user_id", flat=True)}
    return {pk for pk in found if pk is not None}
