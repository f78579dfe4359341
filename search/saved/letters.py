"""The two letters of a saved search, in the reader's language."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.meta import absolute
from publication.models import Publication
from search.saved.models import SavedSearch
from search.saved.tokens import CONFIRM, LEAVE, token_of


def confirmation_send(saved: SavedSearch) -> None:
    """Ask whether the owner of an address wants the letters.

    The question is not quoted: the letter may reach somebody who never asked, and
    must carry nothing that another person wrote.

    Raises:
        OSError, smtplib.SMTPException: when the mail server does not take it.
    """
    with translation.override(saved.language):
        address = absolute(reverse("saved_confirm", args=[token_of(saved, CONFIRM)]))
        text = _(
            "Somebody, probably you, asked us to send new results of a search to this "
            "address once a week.\n\nOpen this link to agree:\n%(address)s\n\n"
            "If it was not you, do nothing: no more letters will come, and the address "
            "is deleted after three days."
        )
        _send(saved, _("Confirm your saved search"), text % {"address": address})


def news_send(saved: SavedSearch, rows: Sequence[Publication], end: datetime) -> None:
    """Send what is new.

    Raises:
        OSError, smtplib.SMTPException: when the mail server does not take it.
    """
    with translation.override(saved.language):
        leave = absolute(reverse("saved_leave", args=[token_of(saved, LEAVE)]))
        listed = "\n\n".join(
            f"{' '.join(row.title.split())}\n{absolute(row.path)}" for row in rows
        )
        text = _(
            "New for your saved search:\n\n%(listed)s\n\n"
            "The whole search:\n%(search)s\n\n"
            "These letters end on %(date)s. To end them now:\n%(leave)s"
        )
        values = {
            "listed": listed,
            "search": absolute(f"{reverse('search')}?{saved.question}"),
            "date": date_format(end, "DATE_FORMAT"),
            "leave": leave,
        }
        # Mail programs show a button of their own for these (RFC 2369, RFC 8058).
        headers = {
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        _send(saved, _("New for your saved search"), text % values, headers)


def _send(
    saved: SavedSearch, subject: str, text: str, headers: dict[str, str] | None = None
) -> None:
    EmailMessage(
        subject=f"MPKU: {subject}",
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[saved.email],
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
    ).send()
