"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API, permanent addresses, previews, deposit and webhooks."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is served, what follows the log, and the checks."""
        from headless import vocabularies
        from headless.checks import register_checks
        from headless.deposit.inputs import register_inputs
        from headless.preview import frame
        from headless.webhooks import registration as webhooks

        vocabularies.register()
        frame.register()
        register_inputs()
        webhooks.register()
        register_checks()
