"""E-mail to people who work in the admin, in the language they chose."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation

from accounts.models import User


def mail_send(
    *, user: User, subject: object, text: object, reply_to: Sequence[str] = ()
) -> bool:
    """Send one message at once; for what cannot wait for a digest.

    Args:
        user: Who gets it.
        subject: Plain text or a lazy translation, read in the person's language.
        text: Likewise.
        reply_to: Addresses an answer goes to; none: nobody reads answers.

    Returns:
        Whether it was sent: not to those who have no address or left.

    Raises:
        OSError, smtplib.SMTPException: when the mail server does not take it.
    """
    if not user.email or not user.is_active:
        return False
    with translation.override(user.interface_language):
        # A line break in a title would be one in the header.
        line = " ".join(str(subject).split())
        EmailMessage(
            subject=line,
            body=str(text),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[user.email],
            reply_to=list(reply_to),
            headers={"Auto-Submitted": "auto-generated"},
        ).send()
    return True
