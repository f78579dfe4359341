"""The exchange in the admin."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from knowledge.exchange import conditions_admin
from knowledge.exchange.choosers import activity_chooser, practice_chooser
from knowledge.exchange.confirmations import LOG_ACTION
from knowledge.exchange.permissions import institution_of
from knowledge.exchange.viewsets import ExchangeGroup
from knowledge.permissions import user_is_desk


@hooks.register("register_admin_viewset")
def register_exchange() -> list[Any]:
    """Add what institutions record, and the windows to choose public pages in."""
    return [ExchangeGroup(), practice_chooser, activity_chooser]


@hooks.register("register_admin_urls")
def register_conditions() -> list[URLPattern]:
    """Add the screen on which an institution describes its conditions."""
    return [
        path(
            "exchange/conditions/",
            conditions_admin.conditions_start,
            name="exchange_conditions_start",
        ),
        path(
            "exchange/conditions/<slug:code>/",
            conditions_admin.conditions_edit,
            name="exchange_conditions",
        ),
    ]


class ConditionsMenuItem(MenuItem):
    """Shown to those who may describe conditions."""

    def is_shown(self, request: Any) -> bool:
        """Say whether the person may open it."""
        return user_is_desk(request.user) or institution_of(request.user) is not None


@hooks.register("register_admin_menu_item")
def register_conditions_menu() -> ConditionsMenuItem:
    """Add the conditions to the menu."""
    return ConditionsMenuItem(
        _("Our conditions"),
        reverse("exchange_conditions_start"),
        name="conditions",
        icon_name="clipboard-list",
        order=216,
    )


@hooks.register("register_log_actions")
def register_confirmation_log(actions: Any) -> None:
    """Name the step in Wagtail's log."""
    actions.register_action(
        LOG_ACTION, _("Owner's confirmation"), _("The owner's confirmation changed")
    )
