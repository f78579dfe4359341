"""What people should know, collected into one e-mail a day at most.

Apps above register kinds of notices with their words; a notice keeps only its
kind and parameters, so that it can be said in the reader's language.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from accounts.mail import mail_send
from accounts.models import Notice, User

logger = logging.getLogger(__name__)
PAUSE = timedelta(hours=24)
# The rest waits for the next day; a mail of thousands of lines is read by nobody.
MOST_NOTICES = 100
DIGEST_SECONDS = 60.0

Parameters = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """The words of a kind: lazy, with named placeholders for the parameters."""

    subject: Any
    text: Any


notice_kinds: dict[str, NoticeKind] = {}


def register_notice(kind: str, *, subject: Any, text: Any) -> None:
    """Say how notices of a kind read.

    Args:
        kind: Its name, such as `practice-returned`.
        subject: Heading under which notices of the kind stand (lazy).
        text: One notice (lazy), with `%(name)s` for each parameter.
    """
    notice_kinds[kind] = NoticeKind(subject, text)


def notice_add(
    *, user: User, kind: str, parameters: Parameters | None = None, path: str = ""
) -> Notice:
    """Keep a notice for a person's next digest.

    Args:
        user: Who is to know.
        kind: A registered kind.
        parameters: Values for the placeholders of its text.
        path: Where to act, from the root of the site; "" when nowhere.

    Raises:
        KeyError: when nobody registered the kind, or a placeholder has no value.
    """
    values = dict(parameters or {})
    # A text that cannot be written must fail here, not while others wait for it.
    str(notice_kinds[kind].text) % values
    return Notice.objects.create(user=user, kind=kind, parameters=values, path=path)


def notice_text(notice: Notice) -> str:
    """Return a notice in the active language, with the address to act at."""
    text = str(notice_kinds[notice.kind].text) % notice.parameters
    return f"{text}\n  {settings.SITE_URL}{notice.path}" if notice.path else text


def digests_send() -> int:
    """Mail everybody who has not been written to for a day; return how many.

    A mail server that refuses one person's mail holds nobody else up.
    """
    now = timezone.now()
    people = User.objects.filter(
        Q(last_digest_at=None) | Q(last_digest_at__lte=now - PAUSE),
        is_active=True,
        notices__sent_at=None,
        notices__isnull=False,
    ).exclude(email="")
    sent = 0
    for user in people.distinct():
        try:
            sent += digest_send(user=user)
        except OSError:
            logger.exception("The digest for user %s was not taken.", user.pk)
    return sent


@transaction.atomic
def digest_send(*, user: User) -> bool:
    """Send one person what waits; nothing is marked when the mail is refused.

    Raises:
        OSError: when the mail server does not take it (`SMTPException` is one).
    """
    waiting = list(user.notices.filter(sent_at=None)[:MOST_NOTICES])
    known = [notice for notice in waiting if notice.kind in notice_kinds]
    if not known:
        return False
    now = timezone.now()
    Notice.objects.filter(pk__in=[notice.pk for notice in known]).update(sent_at=now)
    User.objects.filter(pk=user.pk).update(last_digest_at=now)
    with translation.override(user.interface_language):
        subject = ngettext(
            "%(count)s message from the knowledge exchange",
            "%(count)s messages from the knowledge exchange",
            len(known),
        ) % {"count": len(known)}
        return mail_send(user=user, subject=subject, text=digest_text(known))


def digest_text(notices: list[Notice]) -> str:
    """Return the text of a digest in the active language, grouped by kind."""
    groups: dict[str, list[str]] = {}
    for notice in notices:
        groups.setdefault(notice.kind, []).append(notice_text(notice))
    parts = [
        "\n".join([str(notice_kinds[kind].subject), *(f"- {text}" for text in texts)])
        for kind, texts in groups.items()
    ]
    parts.append(
        gettext("This is an automatic message; there is at most one of them a day.")
    )
    return "\n\n".join(parts)
