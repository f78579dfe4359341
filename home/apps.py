"""Configuration of the app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The institutional pages, the menus and what only the host can give."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how pages and records are published; register the checks."""
        from home import checks, publishing

        checks.register_checks()
        publishing.register()
