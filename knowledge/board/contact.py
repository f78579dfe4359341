"""What happens to a message that a reader writes about an entry."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.mail import mail_send
from core.consent import consent_version
from knowledge.board.notices import desk_people
from knowledge.models.offers import Offer, OfferMessage
from knowledge.permissions import people_writing_for

if TYPE_CHECKING:
    from knowledge.models import BoardPage

logger = logging.getLogger(__name__)
MESSAGES_AN_HOUR = 5
SUBJECT = _("Answer to “%(title)s”")
TEXT = _(
    "%(message)s\n\n%(name)s\n%(institution)s\n%(email)s\n\n"
    "Answer this e-mail to write to the person. Your own address was not shown."
)


def offer_message_store(
    *, offer: Offer, board: "BoardPage", data: Mapping[str, Any]
) -> OfferMessage:
    """Store a message, then mail it; a mail that fails stays stored.

    Args:
        offer: What it is about.
        board: The board in the reader's language, with the consent agreed to.
        data: What the form has checked.
    """
    message = OfferMessage(
        offer=offer,
        name=data["name"],
        institution=data["institution"],
        email=data["email"],
        message=data["message"],
        language=board.language,
        consent_version=consent_version(board.consent_text),
    )
    message.full_clean()
    message.save()
    if offer_message_mail(message=message):
        message.mailed_at = timezone.now()
        message.save(update_fields=["mailed_at"])
    return message


def offer_message_mail(*, message: OfferMessage) -> bool:
    """Mail a message to the institution's people, to the desk when it has none.

    Returns:
        Whether the mail server took it for anybody.
    """
    offer = message.offer
    people = people_writing_for(offer.partner).exclude(email="")
    words = {
        "title": str(offer),
        "message": message.message,
        "name": message.name,
        "institution": message.institution,
        "email": message.email,
    }
    sent = False
    for user in list(people) or desk_people():
        try:
            sent |= mail_send(
                user=user,
                subject=SUBJECT % words,
                text=TEXT % words,
                reply_to=[message.email],
            )
        except OSError:
            logger.exception("An answer was stored but could not be mailed.")
    if not sent and settings.CONTACT_EMAIL:
        sent = host_mail(words)
    return sent


def host_mail(words: Mapping[str, str]) -> bool:
    """Mail a message to the host of the site, so that somebody reads it."""
    mail = EmailMessage(
        subject=" ".join(str(SUBJECT % words).split()),
        body=str(TEXT % words),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[settings.CONTACT_EMAIL],
        reply_to=[words["email"]],
    )
    try:
        mail.send()
    except OSError:
        logger.exception("An answer was stored but could not be mailed.")
        return False
    return True
