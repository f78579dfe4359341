"""What people are told about the board, in one digest a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import notice_add, register_notice
from core.dates import format_partial_date
from knowledge.permissions import DESK, people_writing_for
from partners_exchange.models import Partner

SUBMITTED, PUBLISHED = "offer-submitted", "offer-published"
RETURNED, WITHDRAWN = "offer-returned", "offer-withdrawn"
ENDING, ENDED, MATCH = "offer-ending", "offer-ended", "offer-match"
BOARD = _("Offers and needs")

Parameters = Mapping[str, str | date]

TEXTS: dict[str, Any] = {
    SUBMITTED: _("%(partner)s sent “%(title)s” to the desk."),
    PUBLISHED: _("“%(title)s” is on the board until %(date)s."),
    RETURNED: _("The desk sent “%(title)s” back: %(note)s"),
    WITHDRAWN: _("The desk took “%(title)s” off the board."),
    ENDING: _(
        "“%(title)s” leaves the board after %(date)s. Give it a later date if it "
        "still holds."
    ),
    ENDED: _("“%(title)s” has left the board: its time was over."),
    MATCH: _("“%(other)s” (%(partner)s) fits your “%(title)s”. %(reasons)s"),
}


def register() -> None:
    """Say how the board's notices read."""
    for kind, text in TEXTS.items():
        subject = _("Matches found on the board") if kind == MATCH else BOARD
        register_notice(kind, subject=subject, text=text)


def desk_people() -> list[User]:
    """Return those who run the repository; administrators only when nobody does."""
    desk = User.objects.with_perm(DESK, include_superusers=False)
    found = desk.filter(is_active=True) or User.objects.filter(
        is_superuser=True, is_active=True
    )
    return list(found)


def tell_desk(*, kind: str, parameters: Parameters, path: str) -> None:
    """Tell everybody at the desk."""
    tell(desk_people(), kind=kind, parameters=parameters, path=path)


def tell_partner(
    *, partner: Partner, kind: str, parameters: Parameters, path: str
) -> None:
    """Tell everybody who writes for an institution."""
    tell(people_writing_for(partner), kind=kind, parameters=parameters, path=path)


def tell(
    people: Iterable[User], *, kind: str, parameters: Parameters, path: str
) -> None:
    """Keep a notice for each person's next digest; dates as their language says."""
    for user in people:
        with translation.override(user.interface_language):
            words = {
                name: format_partial_date(value.isoformat())
                if isinstance(value, date)
                else value
                for name, value in parameters.items()
            }
        notice_add(user=user, kind=kind, parameters=words, path=path)
