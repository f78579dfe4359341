"""Models of the machine doors, gathered where Django looks for them."""

from headless.preview.models import PreviewGrant
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint

__all__ = ["PreviewGrant", "WebhookDelivery", "WebhookEndpoint"]
