"""Configuration of the app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Good practices, resources and products."""

    name = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how records are published and served."""
        from knowledge.registration import register_all

        register_all()
