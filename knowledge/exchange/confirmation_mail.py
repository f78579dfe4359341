"""The letter that asks an owner whether a practice is still true."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.mail import mail_send
from accounts.models import User
from knowledge.models import ConfirmationRequest
from knowledge.permissions import people_writing_for
from knowledge.reviews.notices import desk_people

SALT = "knowledge.confirmation"


def request_token(request: ConfirmationRequest) -> str:
    """Return what the link of a request carries."""
    return signing.dumps(request.pk, salt=SALT)


def request_of(token: str) -> ConfirmationRequest | None:
    """Return the request of a link; None when it was not made here or is gone."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    requests = ConfirmationRequest.objects.select_related("practice")
    return requests.filter(pk=pk).first()


def asked_people(request: ConfirmationRequest) -> list[User]:
    """Return whom to ask: the owner's people; the desk when there are none."""
    owner = request.practice.owning_partner
    people = list(people_writing_for(owner).exclude(email="")) if owner else []
    return people or list(desk_people())


def owner_ask(request: ConfirmationRequest) -> int:
    """Write to everybody who can answer; return how many got the letter.

    Raises:
        OSError: when the mail server does not take it.
    """
    return sum(letter_send(request, person) for person in asked_people(request))


def letter_send(request: ConfirmationRequest, person: User) -> bool:
    """Write to one person, in their language."""
    with translation.override(person.interface_language):
        title = request.practice.title
        address = reverse("confirm_practice", args=[request_token(request)])
        if request.reminders:
            subject = _("Reminder: is “%(title)s” still true?")
        else:
            subject = _("Is “%(title)s” still true?")
        text = _(
            "The good practice “%(title)s” has been public for two years or more since "
            "somebody last confirmed it.\n\nPlease open the link, read it once more "
            "and say whether it is still true. You need no account.\n\n%(address)s\n\n"
            "Without an answer readers will be told that it is not confirmed any more."
        )
        values = {"title": title, "address": f"{settings.SITE_URL}{address}"}
        return mail_send(user=person, subject=subject % values, text=text % values)
