"""Webhook endpoints in the admin."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from headless.webhooks import confirmations, logs
from headless.webhooks.enums import DeliveryState
from headless.webhooks.forms import endpoint_panels
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.services import endpoint_start


def state_label(endpoint: WebhookEndpoint) -> str:
    """Return an endpoint's state in two words."""
    if endpoint.active:
        return _("Active")
    return _("Switched off by the site") if endpoint.off_reason else _("Switched off")


def endpoint_buttons(endpoint: WebhookEndpoint) -> list[Button]:
    """Return what can be done with an endpoint besides editing it."""
    on = endpoint.active
    actions = [
        ("deliveries", _("Deliveries"), "history"),
        ("test", _("Send a test message"), "mail"),
        ("secret", _("Replace the secret"), "key"),
        ("switch_off", _("Switch off"), "cross")
        if on
        else ("switch_on", _("Switch on"), "check"),
    ]
    return [
        Button(
            label,
            url=reverse(f"webhooks:{name}", args=[endpoint.pk]),
            icon_name=icon,
            priority=12 + number,
        )
        for number, (name, label, icon) in enumerate(actions)
    ]


class EndpointIndexView(generic.IndexView):
    """The list, with how much waits and how much was given up."""

    page_title = gettext_lazy("Webhooks")

    def get_base_queryset(self) -> QuerySet[WebhookEndpoint]:
        """Count the deliveries along."""
        endpoints: QuerySet[WebhookEndpoint] = super().get_base_queryset()
        waiting = Q(deliveries__state=DeliveryState.WAITING)
        failed = Q(deliveries__state=DeliveryState.FAILED)
        return endpoints.annotate(
            waiting=Count("deliveries", filter=waiting),
            failed=Count("deliveries", filter=failed),
        )

    def get_list_more_buttons(self, instance: WebhookEndpoint) -> list[Any]:
        """Add the actions."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            buttons += endpoint_buttons(instance)
        return buttons


class EndpointCreateView(generic.CreateView):
    """A new endpoint hears of what happens from now on."""

    def save_instance(self) -> WebhookEndpoint:
        """Let it start at the head of the log."""
        return endpoint_start(super().save_instance())

    def get_success_url(self) -> str:
        """Show the secret next."""
        return str(self.get_edit_url())

    def get_success_buttons(self) -> list[Button]:
        """Offer nothing: the form is shown anyway."""
        return []


class EndpointEditView(generic.EditView):
    """The form, the secret, and what can be done."""

    @property
    def header_more_buttons(self) -> list[Button]:
        """Add the actions."""
        return [*super().header_more_buttons, *endpoint_buttons(self.object)]


class EndpointDeleteView(generic.DeleteView):
    """Deleting an endpoint, and with it the record of what it was sent."""

    @property
    def confirmation_message(self) -> str:
        """Say what goes with it."""
        return _(
            "Nothing more is sent to this endpoint, and the record of its "
            "deliveries is deleted. Are you sure?"
        )


class WebhookEndpointViewSet(ModelViewSet):
    """Endpoints, for administrators."""

    model = WebhookEndpoint
    icon = "link-external"
    menu_label = gettext_lazy("Webhooks")
    add_to_settings_menu = True
    menu_order = 900
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = EndpointIndexView
    add_view_class = EndpointCreateView
    edit_view_class = EndpointEditView
    delete_view_class = EndpointDeleteView
    index_results_template_name = "headless/webhooks/endpoints_results.html"
    list_display = (
        "name",
        "address",
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor=state_label,
            primary=lambda endpoint: endpoint.active,
        ),
        Column(
            "reason",
            label=gettext_lazy("Reason"),
            accessor=lambda endpoint: endpoint.get_off_reason_display(),
        ),
        NumberColumn("waiting", label=gettext_lazy("Waiting")),
        NumberColumn("failed", label=gettext_lazy("Given up")),
        DateColumn("accepted_at", label=gettext_lazy("Last success")),
    )
    edit_handler = endpoint_panels

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the log and the actions."""
        of_delivery = {"model": WebhookDelivery}
        actions = {
            "test": confirmations.TestView,
            "secret": confirmations.ReplaceSecretView,
            "switch_off": confirmations.SwitchOffView,
            "switch_on": confirmations.SwitchOnView,
        }
        log = {**of_delivery, "template_name": "wagtailadmin/generic/index.html"}
        return [
            *super().get_urlpatterns(),
            *(
                path(
                    f"<int:pk>/{name.replace('_', '-')}/",
                    self.construct_view(view),
                    name=name,
                )
                for name, view in actions.items()
            ),
            path(
                "<int:pk>/deliveries/",
                self.construct_view(logs.DeliveriesView, **log),
                name="deliveries",
            ),
            path(
                "<int:pk>/deliveries/results/",
                self.construct_view(logs.DeliveriesView, **log, results_only=True),
                name="deliveries_results",
            ),
            path(
                "deliveries/<int:pk>/",
                self.construct_view(logs.DeliveryView, **of_delivery),
                name="delivery",
            ),
            path(
                "deliveries/<int:pk>/send-again/",
                self.construct_view(confirmations.SendAgainView, **of_delivery),
                name="send_again",
            ),
        ]
