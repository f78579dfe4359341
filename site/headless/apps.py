"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API, permanent addresses, and webhooks that tell of changes."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check that what is published is described."""
        from headless.checks import register_checks
        from headless.webhooks.follower import webhook_follower
        from publication.followers import register_follower

        register_checks()
        register_follower(webhook_follower)
