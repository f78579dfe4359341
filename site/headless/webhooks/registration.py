"""Webhooks follow the log, and the worker sends what is due."""

from headless.webhooks.deliveries import deliveries_forget_old
from headless.webhooks.follower import webhook_follower
from headless.webhooks.sender import deliveries_finish, deliveries_send_due
from publication.followers import register_follower
from publication.worker import register_chore

HOUR_SECONDS = 3600


def register() -> None:
    """Let the worker make deliveries, send them, and forget old ones."""
    register_follower(webhook_follower)
    register_chore("webhooks", deliveries_send_due, seconds=1, close=deliveries_finish)
    register_chore("old webhooks", deliveries_forget_old, seconds=HOUR_SECONDS)
