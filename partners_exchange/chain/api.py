"""The chain as an operation of `/api/v1/`."""

import uuid

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from headless.errors import ProblemError
from headless.parameters import LanguageQuery
from headless.responses import data_response
from headless.schemas import problems
from headless.surrogates import LOG
from partners_exchange.chain.documents import chain_document
from partners_exchange.chain.schemas import ChainDocument
from partners_exchange.chain.selectors import LINKS, chain_around
from publication.models import Publication

# However many links there are.
QUERY_BUDGET = 8


def chain_router() -> Router:
    """Return the operation that follows a chain from any of its links."""
    router = Router(tags=["chain"])

    @router.get(
        "/chain/{key}",
        response={200: ChainDocument, **problems(404, 410, 422)},
        operation_id="chain",
        summary="What hangs together: activity, finding, practice, adoption, follow-up",
        description=(
            "`key` is that of an activity, a finding, a practice or an adoption. Each "
            "link is given in the best language there is for readers of `lang`."
        ),
    )
    def chain(
        request: HttpRequest, key: uuid.UUID, query: Query[LanguageQuery]
    ) -> HttpResponseBase:
        found = chain_around(key=key, language=query.lang)
        if found is None:
            raise no_chain(key)
        document = chain_document(found, query.lang)
        return data_response(
            request,
            document.model_dump(mode="json"),
            languages=[query.lang],
            names=LOG,
        )

    return router


def no_chain(key: uuid.UUID) -> ProblemError:
    """Say why there is no chain: withdrawn, or never a link of one."""
    if Publication.objects.filter(key=key, kind__in=LINKS).exists():
        return ProblemError(410, "This was public once and was withdrawn.")
    return ProblemError(404, "There is no such link of a chain.")
