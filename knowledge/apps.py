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
        from knowledge.board import publishing as board
        from knowledge.enums import ConfirmationState
        from knowledge.exchange import chores as exchange_chores
        from knowledge.exchange import notices as exchange_notices
        from knowledge.exchange import publishing as exchange_publishing
        from knowledge.links.worker import LINKS_SECONDS, LinkAsker
        from knowledge.reviews.notices import register_notices
        from knowledge.reviews.receivers import register_receivers
        from knowledge.transfer.work import imports_work
        from knowledge.versions import receivers
        from publication.worker import register_chore
        from search.ranking import rank_lower

        publishing.register()
        exchange_publishing.register()
        exchange_notices.register()
        api.register()
        board.register()
        checks.register_checks()
        rank_lower("confirmation", ConfirmationState.UNCONFIRMED)
        register_notices()
        register_receivers()
        receivers.connect()
        register_chore("digests", digests_send, seconds=DIGEST_SECONDS)
        exchange_chores.register()
        register_chore("imports", imports_work, seconds=1.0)
        asker = LinkAsker()
        register_chore("links", asker.run, seconds=LINKS_SECONDS, close=asker.close)
