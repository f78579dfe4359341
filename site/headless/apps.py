"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API and permanent addresses; no models, only what is published."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Describe the vocabularies; check that what is published is described."""
        from headless import vocabularies
        from headless.checks import register_checks

        vocabularies.register()
        register_checks()
