"""What is public, as data."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """The publication table, its log, and those who follow it."""

    name = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what Wagtail and the registries do."""
        from publication import checks, receivers
        from publication.file_chore import FILES_SECONDS, files_read
        from publication.worker import register_chore

        checks.register_checks()
        receivers.connect()
        register_chore("texts of files", files_read, seconds=FILES_SECONDS)
