"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API, permanent addresses, previews and deposit."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add checks, the preview mode, and strict input to deposits."""
        from headless.checks import register_checks
        from headless.deposit.inputs import register_inputs
        from headless.preview.frame import register

        register_checks()
        register()
        register_inputs()
