"""The project's own app: it assembles what the other apps declare."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds commands, middleware, templates and addresses; no models."""

    name = "config"
    label = "config"
