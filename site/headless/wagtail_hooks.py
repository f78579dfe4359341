"""What headless adds to the admin."""

from wagtail import hooks

from headless.webhooks.viewsets import WebhookEndpointViewSet


@hooks.register("register_admin_viewset")
def webhook_endpoints() -> WebhookEndpointViewSet:
    """Add the endpoints to the settings."""
    return WebhookEndpointViewSet("webhooks")
