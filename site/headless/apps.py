"""Configuration of the app."""

from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    """Holds what the layout says it holds."""

    name = "headless"
    default_auto_field = "django.db.models.BigAutoField"
