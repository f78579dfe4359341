"""What happened: the change feed.

Queries: changes 2.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from headless.parameters import ChangesQuery
from headless.responses import REVALIDATED, data_response, next_query
from headless.schemas import ChangeList, problems
from headless.selectors import changes
from headless.surrogates import LOG
from publication.models import Publication


def log_router() -> Router:
    """Return the operations that read the log."""
    router = Router(tags=["log"])

    @router.get(
        "/changes",
        response={200: ChangeList, **problems(422)},
        operation_id="changes",
        summary="What was published and withdrawn since",
        description=(
            "In the order of the log. Each object and language appears once, with "
            "its last change. Pass `next` as `since`; while `more` is true there "
            "is more to read now."
        ),
    )
    def changes_list(
        request: HttpRequest, query: Query[ChangesQuery]
    ) -> HttpResponseBase:
        found = changes(
            since=query.since, limit=query.limit, kind=query.kind, language=query.lang
        )
        data = {
            "items": [change_data(row) for row in found.rows],
            "next": found.next,
            "more": found.more,
        }
        return data_response(
            request,
            data,
            languages=sorted({row.language for row in found.rows}) or ["en"],
            names=LOG,
            following=next_query(request, since=found.next) if found.more else "",
            cache_control=REVALIDATED,
        )

    return router


def change_data(row: Publication) -> dict[str, Any]:
    """Return one row of the log; of what was withdrawn, nothing but its name."""
    withdrawn = row.withdrawn_at is not None
    return {
        "sequence": row.sequence,
        "change": "withdrawn" if withdrawn else "published",
        "key": str(row.key),
        "kind": row.kind,
        "language": row.language,
        "title": None if withdrawn else row.title,
        "path": None if withdrawn else row.path,
        "changed": row.changed.isoformat(),
    }
