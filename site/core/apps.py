"""The shared base of every app; it names none of them."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Registers the project's system checks and the translation service."""

    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect checks and the one way of saving a translation."""
        from core import (
            checks,  # noqa: F401
            renditions,
        )
        from core.page_translation.admin import install

        install()
        renditions.connect()
