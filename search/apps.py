"""Finding what is public."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search engine, which follows the publication log, and its page."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the engine follow the log, count for lists and answer programs."""
        from django.core.signals import request_finished

        from headless.facets import register_facet_source
        from publication.followers import register_follower
        from publication.worker import register_chore
        from search.api import registration
        from search.diary.services import count_waiting, questions_forget
        from search.documents import NAMING_SCHEMES
        from search.engines import elastic_engine
        from search.facets import EngineFacets
        from search.followers import CHECK_SECONDS, search_follower, server_follower
        from search.saved.weekly import saved_searches_weekly
        from search.synonyms.names import register_names
        from vocabularies import publishing as vocabularies

        register_follower(search_follower)
        register_chore("saved searches", saved_searches_weekly, seconds=600)
        register_chore("questions", questions_forget, seconds=3600)
        request_finished.connect(count_waiting, dispatch_uid="search.diary")
        if elastic_engine():
            register_follower(server_follower)
            register_chore(
                "search server", server_follower.catch_up, seconds=CHECK_SECONDS
            )
        register_facet_source(EngineFacets())
        register_names(
            vocabularies.KIND, scheme=vocabularies.SCHEME_TERM, codes=NAMING_SCHEMES
        )
        registration.register()
