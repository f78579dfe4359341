"""Controlled vocabularies."""

from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    """Concepts with immutable codes and labels in three languages."""

    name = "vocabularies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what of the vocabularies is public."""
        from vocabularies import publishing

        publishing.register()
