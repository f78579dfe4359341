"""The search engine counts for the lists of the API."""

from headless.facets import FacetQuestion, Numbers
from search.engines import current_engine
from search.protocol import Query, Scope, Sort


class EngineFacets:
    """The source of facets: whichever engine this site searches with."""

    def position(self) -> int:
        """Return the place in the log up to which the engine counts."""
        return current_engine().position()

    def numbers(self, question: FacetQuestion) -> Numbers | None:
        """Return objects by scheme and code; None while the index is made."""
        results = current_engine().search(
            Query(
                text="",
                language=question.language,
                scope=Scope.FIRST if question.fallback else Scope.ONLY,
                kinds=[question.kind],
                terms=question.terms,
                limit=0,
                sort=Sort.NEWEST,
                facets=question.schemes,
                with_page=False,
            )
        )
        return results.facets if results.ready else None
