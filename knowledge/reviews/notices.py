"""Who is told what, in one digest a day; the words are each reader's own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import notice_add, register_notice
from core.admin.reach import user_can_reach_page
from knowledge.permissions import DESK, user_is_desk

if TYPE_CHECKING:
    from wagtail.models import Page

RECORD_SUBMITTED = "record-submitted"
PAGE_SUBMITTED = "page-submitted"
TRANSLATION_SUBMITTED = "translation-submitted"
REVIEWERS_WANTED = "reviewers-wanted"
REVIEW_ASKED = "review-asked"
DECISION_WANTED = "decision-wanted"
RETURNED = "returned-for-changes"
ACCEPTED = "accepted"
CLOSED = "record-closed"


def register_notices() -> None:
    """Say how the notices of the workflows read."""
    for kind, subject, text in (
        (
            RECORD_SUBMITTED,
            _("Records to check"),
            _("“%(title)s” was sent in and waits for the desk."),
        ),
        (
            PAGE_SUBMITTED,
            _("Pages to approve"),
            _("“%(title)s” was sent in and waits for approval."),
        ),
        (
            TRANSLATION_SUBMITTED,
            _("Translations to read"),
            _("The translation “%(title)s” waits for a second reader."),
        ),
        (
            REVIEWERS_WANTED,
            _("Reviewers to choose"),
            _("“%(title)s” needs a reviewer whom the desk chooses."),
        ),
        (
            REVIEW_ASKED,
            _("Reviews you are asked for"),
            _("Please review the good practice “%(title)s”."),
        ),
        (
            DECISION_WANTED,
            _("Decisions to take"),
            _("All reviews of “%(title)s” are there; the desk decides."),
        ),
        (
            RETURNED,
            _("Returned for changes"),
            _("“%(title)s” came back to you; the reasons are beside it."),
        ),
        (ACCEPTED, _("Accepted"), _("“%(title)s” was accepted.")),
        (
            CLOSED,
            _("Archived or withdrawn"),
            _("“%(title)s” was archived or withdrawn by the desk."),
        ),
    ):
        register_notice(kind, subject=subject, text=text)


def tell(person: User, *, kind: str, page: "Page", path: str = "") -> None:
    """Keep a notice about a page for one person."""
    notice_add(
        user=person,
        kind=kind,
        parameters={"title": page.draft_title or page.title},
        path=path or reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


def tell_all(
    people: Iterable[User | None],
    *,
    kind: str,
    page: "Page",
    besides: Any,
    path: str = "",
) -> None:
    """Tell each person once, but not the one who did it.

    Nor whoever wrote the record once and works elsewhere now.
    """
    seen = {besides.pk} if besides is not None else set()
    for person in people:
        if person is None or not person.is_active or person.pk in seen:
            continue
        seen.add(person.pk)
        if user_is_desk(person) or user_can_reach_page(person, page):
            tell(person, kind=kind, page=page, path=path)


def tell_desk(*, kind: str, page: "Page", besides: Any = None) -> None:
    """Tell everybody at the desk."""
    path = reverse("record_review", args=[page.pk])
    tell_all(desk_people(), kind=kind, page=page, besides=besides, path=path)


def desk_people() -> QuerySet[User]:
    """Return who runs the desk by their group; administrators look themselves."""
    label, codename = DESK.split(".")
    held = Permission.objects.filter(content_type__app_label=label, codename=codename)
    by_group = Q(groups__permissions__in=held)
    return User.objects.filter(
        by_group | Q(user_permissions__in=held), is_active=True
    ).distinct()
