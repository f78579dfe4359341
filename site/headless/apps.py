"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API, permanent addresses, and webhooks that tell of changes."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Describe the vocabularies; check that what is published is described."""
        from headless import vocabularies
        from headless.checks import register_checks
        from headless.webhooks.follower import webhook_follower
        from publication.followers import register_follower

        vocabularies.register()
        register_checks()
        register_follower(webhook_follower)
