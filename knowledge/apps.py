"""Configuration of the app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Good practices, resources and products."""

    name = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how records are published and served."""
        from accounts.notices import DIGEST_SECONDS, digests_send
        from knowledge import api, checks, publishing
        from knowledge.links.worker import LINKS_SECONDS, LinkAsker
        from knowledge.reviews.notices import register_notices
        from knowledge.reviews.receivers import register_receivers
        from knowledge.versions import receivers
        from publication.worker import register_chore

        publishing.register()
        api.register()
        checks.register_checks()
        register_notices()
        register_receivers()
        receivers.connect()
        register_chore("digests", digests_send, seconds=DIGEST_SECONDS)
        asker = LinkAsker()
        register_chore("links", asker.run, seconds=LINKS_SECONDS, close=asker.close)
