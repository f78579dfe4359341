"""What programs read."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """The public API, permanent addresses, previews and deposit."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Describe the vocabularies; add checks, previews, and input to deposits."""
        from headless import vocabularies
        from headless.checks import register_checks
        from headless.deposit.inputs import register_inputs
        from headless.preview.frame import register

        vocabularies.register()
        register_checks()
        register()
        register_inputs()
