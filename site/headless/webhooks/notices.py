"""Mail to those who look after an endpoint."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from headless.webhooks.models import WebhookEndpoint


def notice_switched_off(pk: int) -> None:
    """Say that an endpoint was switched off, and why."""
    endpoint = WebhookEndpoint.objects.filter(pk=pk).first()
    receivers = receivers_of(endpoint) if endpoint else []
    if endpoint is None or not receivers:
        return
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("webhooks:deliveries", args=[endpoint.pk])
        EmailMessage(
            subject=_("Webhook switched off: %(name)s") % {"name": endpoint.name},
            body=_(
                "The site no longer sends messages to %(address)s.\n\n"
                "%(reason)s\n\n"
                "What happened, and switching on again: %(url)s"
            )
            % {
                "address": endpoint.address,
                "reason": endpoint.get_off_reason_display(),
                "url": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
            },
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=receivers,
        ).send()


def receivers_of(endpoint: WebhookEndpoint) -> list[str]:
    """Return the endpoint's contact, or every administrator."""
    if endpoint.contact_email:
        return [endpoint.contact_email]
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    return list(administrators.exclude(email="").values_list("email", flat=True))
