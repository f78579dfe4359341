"""Vocabularies: the codes that filters take, with their labels.

Queries: all vocabularies 1, the concepts of one 3.
"""

from typing import Any, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from ninja import Query, Router

from headless.parameters import ConceptQuery, LanguageQuery
from headless.registry import Kind
from headless.responses import data_response
from headless.routers.lists import kind_page
from headless.schemas import VocabularyList, list_schema, problems
from headless.selectors import known_scheme
from publication.selectors import publication_counts
from vocabularies.enums import Scheme
from vocabularies.publishing import KIND, SCHEME_TERM


def vocabulary_router(concepts: Kind) -> Router:
    """Return the operations that read the vocabularies."""
    router = Router(tags=["vocabularies"])

    @router.get(
        "/vocabularies",
        response={200: VocabularyList, **problems(422)},
        operation_id="vocabularies",
        summary="The vocabularies",
    )
    def vocabularies(
        request: HttpRequest, query: Query[LanguageQuery]
    ) -> HttpResponseBase:
        return data_response(
            request,
            vocabularies_data(query.lang),
            languages=[query.lang],
            names=f"list-{KIND}",
        )

    @router.get(
        "/vocabularies/{scheme}",
        response={200: list_schema(concepts), **problems(404, 422)},
        operation_id="vocabulary",
        summary="The concepts of a vocabulary",
    )
    def vocabulary(
        request: HttpRequest, scheme: str, query: Query[ConceptQuery]
    ) -> HttpResponseBase:
        terms = {SCHEME_TERM: [known_scheme(scheme)]}
        return kind_page(request, concepts, cast(Any, query), terms)

    return router


def vocabularies_data(language: str) -> dict[str, Any]:
    """Return every vocabulary with its name and size in a language."""
    numbers = publication_counts(kinds=[KIND], language=language, scheme=SCHEME_TERM)
    with translation.override(language):
        items = [
            {
                "scheme": scheme.value,
                "label": {"text": str(scheme.label), "language": language},
                "number": numbers.get(scheme.value, 0),
            }
            for scheme in Scheme
        ]
    return {"language": language, "items": items}
