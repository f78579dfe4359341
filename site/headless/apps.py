"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API, permanent addresses, and webhooks that tell of changes."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Describe the vocabularies, check what is published, and tell of it."""
        from headless import vocabularies
        from headless.checks import register_checks
        from headless.webhooks.deliveries import deliveries_forget_old
        from headless.webhooks.follower import webhook_follower
        from headless.webhooks.sender import deliveries_send_due
        from publication.followers import register_follower
        from publication.worker import register_chore

        vocabularies.register()
        register_checks()
        register_follower(webhook_follower)
        register_chore("webhooks", deliveries_send_due, seconds=1)
        register_chore("old webhooks", deliveries_forget_old, seconds=3600)
