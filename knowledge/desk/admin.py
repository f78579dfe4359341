"""Puts the desk's screens, panels and buttons into the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from knowledge.desk.panels import ContributorPanel, DeskPanel
from knowledge.desk.views import HELP, SCREEN, contributors_view, help_view
from knowledge.permissions import user_is_desk
from partners_exchange.models import Partner


def register() -> None:
    """Register every hook of the desk."""
    hooks.register("register_admin_urls", admin_urls)
    hooks.register("construct_homepage_panels", home_panels)
    hooks.register("register_help_menu_item", help_item)
    hooks.register("register_snippet_listing_buttons", contributors_button)


def admin_urls() -> list[URLPattern]:
    """Add who writes for a partner, and the help."""
    return [
        path("partners/<int:pk>/contributors/", contributors_view, name=SCREEN),
        path("help/contributors/", help_view, name=HELP),
    ]


def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Put the own records first."""
    panels += [ContributorPanel(), DeskPanel()]


def help_item() -> MenuItem:
    """Add the help to the menu of help."""
    return MenuItem(
        _("How to contribute"),
        reverse(HELP),
        name="contributor-help",
        icon_name="help",
        order=10,
    )


def contributors_button(
    instance: Any, user: Any, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from a partner to those who write for it."""
    if isinstance(instance, Partner) and user_is_desk(user):
        yield Button(
            _("Let this institution contribute"),
            reverse(SCREEN, args=[instance.pk]),
            icon_name="group",
            priority=30,
        )
