"""What happens to a message sent through the contact form."""

import logging
from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core.consent import consent_version
from core.hourly import HOUR, allowed_this_hour
from home.forms import ContactForm
from home.models.messages import ContactMessage
from home.selectors import site_facts

logger = logging.getLogger(__name__)
MESSAGES_AN_HOUR = 5
SENT = "sent"
TOO_MANY_REQUESTS = 429


class AsksConsent(Protocol):
    """A page whose form may only be sent with consent."""

    consent_text: str
    language: str
    url: str | None


def contact_answer(
    page: AsksConsent, request: HttpRequest, response: HttpResponse
) -> HttpResponse:
    """Return the page with its form, thanks, or a redirect to the thanks.

    Args:
        page: The contact page in the reader's language.
        request: A request for it.
        response: The page as Wagtail answers it, not yet drawn.
    """
    context = response.context_data  # type: ignore[attr-defined]
    context["sent"] = request.method == "GET" and SENT in request.GET
    if request.method != "POST":
        context["form"] = ContactForm()
        return response
    form = ContactForm(request.POST)
    if form.is_valid():
        if contact_allowed(request):
            contact_message_store(page=page, request=request, data=form.cleaned_data)
            return HttpResponseRedirect(f"{page.url}?{SENT}=1")
        form.add_error(
            None, _("Too many messages from your network. Please wait an hour.")
        )
        response.status_code = TOO_MANY_REQUESTS
        response["Retry-After"] = str(HOUR)
    form.data = form.refreshed_data()
    context["form"] = form
    return response


def contact_allowed(request: HttpRequest) -> bool:
    """Count a message from the client's address; say if it is not too many."""
    return allowed_this_hour(request, purpose="contact", most=MESSAGES_AN_HOUR)


def contact_message_store(
    *, page: AsksConsent, request: HttpRequest, data: dict[str, Any]
) -> ContactMessage:
    """Store a message, then mail it; a mail that fails stays stored."""
    message = ContactMessage(
        name=data["name"],
        email=data["email"],
        subject=data["subject"],
        message=data["message"],
        language=page.language,
        page=page,
        consent_version=consent_version(page.consent_text),
    )
    message.full_clean()
    message.save()
    facts = site_facts(request)
    receiver = settings.CONTACT_EMAIL or (facts.contact_email if facts else "")
    if receiver and contact_message_mail(message=message, receiver=receiver):
        message.mailed_at = timezone.now()
        message.save(update_fields=["mailed_at"])
    return message


def contact_message_mail(*, message: ContactMessage, receiver: str) -> bool:
    """Send a message by e-mail; say whether the server took it."""
    body = _("%(message)s\n\n%(name)s\n%(email)s\nLanguage: %(language)s") % {
        "message": message.message,
        "name": message.name or _("(no name given)"),
        "email": message.email,
        "language": message.language,
    }
    mail = EmailMessage(
        subject=f"MPKU: {message.get_subject_display()}",
        body=body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[receiver],
        reply_to=[message.email],
    )
    try:
        mail.send()
    except OSError:
        logger.exception("A contact message was stored but could not be mailed.")
        return False
    return True
