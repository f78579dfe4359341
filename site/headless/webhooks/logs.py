"""What was sent to an endpoint, and one delivery in detail."""

import json
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import (
    Column,
    DateColumn,
    NumberColumn,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import (
    BaseObjectMixin,
    WagtailAdminTemplateMixin,
)
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from headless.registry import kind_label
from headless.webhooks.enums import DeliveryState, Event
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint

READERS = ("view", "change")


class EndpointPermissionMixin(PermissionCheckedMixin):
    """Whoever may work on endpoints may work on their deliveries."""

    @cached_property
    def permission_policy(self) -> Any:
        """The policy of endpoints."""
        return policy_registry.get_by_type(WebhookEndpoint)


class DeliveriesFilterSet(WagtailFilterSet):
    """Narrow the log by state."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=DeliveryState.choices,
        widget=RadioSelect,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = WebhookDelivery
        fields = ("state",)


def payload_title(delivery: WebhookDelivery) -> str:
    """Return the title a message tells of, or what stands for it."""
    data = json.loads(bytes(delivery.payload) or b"{}").get("data", {})
    return str(data.get("title") or data.get("name") or delivery.key)


def subject(delivery: WebhookDelivery) -> str:
    """Return what a delivery is about, for people."""
    if delivery.event == Event.PING:
        return str(Event.PING.label)
    kind = kind_label(delivery.kind)
    return f"{payload_title(delivery)} ({kind}, {delivery.language})"


def result(delivery: WebhookDelivery) -> str:
    """Return the last attempt's status or error."""
    return delivery.error or (str(delivery.status) if delivery.status else "")


def next_attempt(delivery: WebhookDelivery) -> str:
    """Return the time of the next attempt; Wagtail's column knows only the past."""
    moment = delivery.next_attempt_at
    if moment is None:
        return ""
    return formats.date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


def delivery_url(delivery: WebhookDelivery) -> str:
    """Return the address of a delivery's details."""
    return reverse("webhooks:delivery", args=[delivery.pk])


class DeliveriesView(EndpointPermissionMixin, generic.IndexView):
    """The log of an endpoint, newest first."""

    any_permission_required = READERS
    results_template_name = "headless/webhooks/deliveries_results.html"
    page_title = gettext_lazy("Deliveries")
    filterset_class = DeliveriesFilterSet
    header_icon = ""
    paginate_by = 30
    endpoint: WebhookEndpoint

    columns = (
        TitleColumn(
            "subject",
            label=gettext_lazy("About"),
            accessor=subject,
            get_url=delivery_url,
        ),
        Column(
            "event",
            label=gettext_lazy("Event"),
            accessor=lambda delivery: delivery.get_event_display(),
        ),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor=lambda delivery: delivery.get_state_display(),
            primary=lambda delivery: delivery.state == DeliveryState.DELIVERED,
        ),
        NumberColumn("attempts", label=gettext_lazy("Attempts")),
        Column("result", label=gettext_lazy("Last answer"), accessor=result),
        Column(
            "duration",
            label=gettext_lazy("Duration"),
            accessor=lambda delivery: (
                "" if delivery.duration_ms is None else f"{delivery.duration_ms} ms"
            ),
        ),
        DateColumn("created_at", label=gettext_lazy("Created"), sort_key="created_at"),
        Column(
            "next_attempt", label=gettext_lazy("Next attempt"), accessor=next_attempt
        ),
    )

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the endpoint."""
        super().setup(request, *args, **kwargs)
        self.endpoint = get_object_or_404(WebhookEndpoint, pk=kwargs["pk"])

    def get_base_queryset(self) -> QuerySet[WebhookDelivery]:
        """Only its deliveries, without the answers' texts."""
        return WebhookDelivery.objects.filter(endpoint=self.endpoint).defer("answer")

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Newest first, whatever was made in the same moment."""
        sign = "" if self.ordering == "created_at" else "-"
        return queryset.order_by(f"{sign}created_at", f"{sign}pk")

    def get_page_subtitle(self) -> str:
        """Name the endpoint."""
        return self.endpoint.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the endpoint."""
        here = {"url": "", "label": _("Deliveries"), "sublabel": self.endpoint.name}
        return [*endpoint_trail(self.endpoint), here]

    def get_index_url(self) -> str:
        """The log of this endpoint."""
        return reverse("webhooks:deliveries", args=[self.endpoint.pk])

    def get_index_results_url(self) -> str:
        """The rows of the log alone."""
        return reverse("webhooks:deliveries_results", args=[self.endpoint.pk])

    def get_add_url(self) -> None:
        """Nobody writes deliveries."""
        return

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Show the endpoint's state above the list."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["endpoint"] = self.endpoint
        return context


def endpoint_trail(endpoint: WebhookEndpoint) -> list[dict[str, Any]]:
    """Return the breadcrumbs down to an endpoint."""
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("webhooks:index"), "label": _("Webhooks")},
        {"url": reverse("webhooks:edit", args=[endpoint.pk]), "label": endpoint.name},
    ]


class DeliveryView(
    EndpointPermissionMixin, BaseObjectMixin, WagtailAdminTemplateMixin, TemplateView
):
    """One delivery: the message, the last attempt and its answer."""

    any_permission_required = READERS
    model = WebhookDelivery
    template_name = "headless/webhooks/delivery.html"
    page_title = gettext_lazy("Delivery")
    object: WebhookDelivery

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the log."""
        endpoint = self.object.endpoint
        log = reverse("webhooks:deliveries", args=[endpoint.pk])
        return [
            *endpoint_trail(endpoint),
            {"url": log, "label": _("Deliveries")},
            {"url": "", "label": subject(self.object)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Draw the message as people read JSON."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        payload = bytes(self.object.payload)
        context["delivery"] = self.object
        context["subject"] = subject(self.object)
        context["message"] = (
            json.dumps(json.loads(payload), ensure_ascii=False, indent=2)
            if payload
            else ""
        )
        context["can_send_again"] = can_send_again(self.object) and (
            self.user_has_permission("change")
        )
        return context


def can_send_again(delivery: WebhookDelivery) -> bool:
    """Say whether there is something to send, and it is not waiting anyway."""
    finished = delivery.state in (DeliveryState.DELIVERED, DeliveryState.FAILED)
    return finished and bool(delivery.payload) and delivery.event != Event.PING
