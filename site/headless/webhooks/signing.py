"""Signatures by the Standard Webhooks convention."""

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from standardwebhooks.webhooks import Webhook

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """Return a fresh secret in the convention's form."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signed_headers(
    *, webhook_id: str, body: bytes, at: datetime, keys: Iterable[str]
) -> dict[str, str]:
    """Return the headers that prove who sent a body, and when.

    Args:
        webhook_id: The message's name, the same in every attempt.
        body: The exact bytes that are sent: UTF-8.
        at: The time of this attempt; receivers refuse old ones.
        keys: Secrets; with two of them a receiver that knows either is content.
    """
    # The library takes the fields of the time for UTC, whatever its zone.
    moment = at.astimezone(UTC)
    signatures = [Webhook(key).sign(webhook_id, moment, body.decode()) for key in keys]
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
