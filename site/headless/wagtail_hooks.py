"""What the machine doors add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import BasePage
from headless.preview.frontends import frontends
from headless.preview.views import SCREEN, links_view, revoke_view
from headless.redirects.viewsets import RedirectViewSet
from headless.webhooks.viewsets import WebhookEndpointViewSet


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the screen of a page's preview links."""
    return [
        path("pages/<int:page_id>/frontend-preview/", links_view, name=SCREEN),
        path(
            "pages/<int:page_id>/frontend-preview/<uuid:grant_id>/revoke/",
            revoke_view,
            name=f"{SCREEN}_revoke",
        ),
    ]


@hooks.register("register_page_header_buttons")
def preview_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from the editor to the page's preview links."""
    if view_name != "edit" or not frontends():
        return
    model = page.specific_class
    if model is None or not issubclass(model, BasePage) or not model.kind:
        return
    if page.permissions_for_user(user).can_edit():
        yield Button(
            _("Preview in the frontend"),
            reverse(SCREEN, args=[page.pk]),
            icon_name="view",
            priority=60,
        )


@hooks.register("register_admin_viewset")
def register_redirects() -> RedirectViewSet:
    """Add the redirects to the settings menu."""
    return RedirectViewSet()


@hooks.register("register_admin_viewset")
def register_webhooks() -> WebhookEndpointViewSet:
    """Add the webhook endpoints to the settings menu."""
    return WebhookEndpointViewSet("webhooks")
