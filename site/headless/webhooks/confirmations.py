"""Questions before something is done to an endpoint or a delivery."""

from abc import ABC, abstractmethod
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import (
    BaseObjectMixin,
    WagtailAdminTemplateMixin,
)

from headless.webhooks.enums import DeliveryState
from headless.webhooks.logs import (
    EndpointPermissionMixin,
    can_send_again,
    delivery_url,
    endpoint_trail,
    subject,
)
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.pings import ping_send
from headless.webhooks.services import (
    deliveries_send_again,
    endpoint_replace_secret,
    endpoint_switch_off,
    endpoint_switch_on,
)


class ConfirmView(
    EndpointPermissionMixin,
    BaseObjectMixin,
    WagtailAdminTemplateMixin,
    TemplateView,
    ABC,
):
    """Shows a question by GET; does it by POST."""

    permission_required = "change"
    model: type[Any] = WebhookEndpoint
    template_name = "headless/webhooks/confirm.html"
    question: Any = ""
    button: Any = ""
    serious = False
    object: Any

    @property
    def endpoint(self) -> WebhookEndpoint:
        """The endpoint this is about."""
        endpoint: WebhookEndpoint = self.object
        return endpoint

    @abstractmethod
    def perform(self) -> HttpResponse:
        """Do it and return where to go on."""

    def get_question(self) -> str:
        """Return what is asked."""
        return str(self.question)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the endpoint."""
        label = self.get_page_title()
        return [*endpoint_trail(self.endpoint), {"url": "", "label": label}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the question."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["question"] = self.get_question()
        context["back_url"] = reverse("webhooks:edit", args=[self.endpoint.pk])
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what was confirmed."""
        return self.perform()

    def to_endpoint(self, message: str) -> HttpResponse:
        """Go back to the endpoint with a message."""
        messages.success(self.request, message)
        return redirect("webhooks:edit", self.endpoint.pk)


class TestView(ConfirmView):
    """Sends a test message and shows what came of it."""

    page_title = gettext_lazy("Send a test message")
    question = gettext_lazy(
        "A message of the type “ping” is sent at once, signed like every other, "
        "whether the endpoint is active or not. You then see the answer."
    )
    button = gettext_lazy("Send now")

    def perform(self) -> HttpResponse:
        """Send it; the log's page is read after the answer has come."""
        return redirect(delivery_url(ping_send(self.endpoint)))


class ReplaceSecretView(ConfirmView):
    """Makes a new secret."""

    page_title = gettext_lazy("Replace the secret")
    question = gettext_lazy(
        "A new secret is made. For 24 hours messages are signed with both, so "
        "that the receiver can change over; then only with the new one."
    )
    button = gettext_lazy("Replace")
    serious = True

    def perform(self) -> HttpResponse:
        """Replace and show it."""
        endpoint_replace_secret(self.endpoint)
        return self.to_endpoint(_("The secret was replaced."))


class SwitchOffView(ConfirmView):
    """Stops sending."""

    page_title = gettext_lazy("Switch off")
    question = gettext_lazy(
        "Nothing is sent until you switch the endpoint on again. It then gets "
        "what waits, and the last change of everything published meanwhile."
    )
    button = gettext_lazy("Switch off")
    serious = True

    def perform(self) -> HttpResponse:
        """Switch off."""
        endpoint_switch_off(endpoint=self.endpoint)
        return self.to_endpoint(_("The endpoint is switched off."))


class SwitchOnView(ConfirmView):
    """Goes on sending."""

    page_title = gettext_lazy("Switch on")
    question = gettext_lazy(
        "The endpoint gets what waits, and the last change of everything "
        "published since it was switched off."
    )
    button = gettext_lazy("Switch on")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count what was given up: it can be sent again, too."""
        context = super().get_context_data(**kwargs)
        context["failed"] = (
            self.endpoint.deliveries.filter(state=DeliveryState.FAILED)
            .exclude(payload=b"")
            .exclude(event="ping")
            .count()
        )
        return context

    def perform(self) -> HttpResponse:
        """Switch on."""
        again = "failed_again" in self.request.POST
        endpoint_switch_on(endpoint=self.endpoint, failed_again=again)
        return self.to_endpoint(_("The endpoint is active."))


class SendAgainView(ConfirmView):
    """Sends one finished delivery again."""

    model = WebhookDelivery
    page_title = gettext_lazy("Send again")
    button = gettext_lazy("Send again")

    @property
    def endpoint(self) -> WebhookEndpoint:
        """The endpoint of the delivery."""
        endpoint: WebhookEndpoint = self.object.endpoint
        return endpoint

    def get_question(self) -> str:
        """Name the message."""
        return _(
            "The same message about %(subject)s is sent once more, with the "
            "attempts counted anew."
        ) % {"subject": subject(self.object)}

    def perform(self) -> HttpResponse:
        """Let it wait for sending, or say why not."""
        found = WebhookDelivery.objects.filter(pk=self.object.pk)
        if can_send_again(self.object) and deliveries_send_again(found):
            messages.success(self.request, _("The message will be sent again."))
        else:
            messages.error(self.request, _("This message cannot be sent again."))
        return redirect(delivery_url(self.object))
