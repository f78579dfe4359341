"""What happened, what is translated, what moved.

Queries: changes 2, translations 1, redirects 2.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from headless.cursors import list_fingerprint, read_cursor, write_cursor
from headless.feeds import changes, coverage, old_paths
from headless.parameters import ChangesQuery, CursorQuery
from headless.responses import REVALIDATED, data_response, next_address
from headless.schemas import ChangeList, CoverageList, RedirectList, problems
from headless.surrogates import LOG
from publication.models import PublishedPath
from publication.selectors import Position

REDIRECTS = list_fingerprint("redirects")


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
            languages=sorted({row["language"] for row in found.rows}),
            names=LOG,
            following=next_address(request, since=found.next) if found.more else "",
            cache_control=REVALIDATED,
        )

    @router.get(
        "/translations",
        response={200: CoverageList, **problems(422)},
        operation_id="translations",
        summary="What is translated",
        description="`missing` counts what is public in another language.",
    )
    def translations(request: HttpRequest) -> HttpResponseBase:
        data = {"items": [asdict(item) for item in coverage()]}
        return data_response(request, data, languages=[], names=LOG)

    @router.get(
        "/redirects",
        response={200: RedirectList, **problems(422)},
        operation_id="redirects",
        summary="Paths that were public once, and where they lead",
    )
    def redirects(request: HttpRequest, query: Query[CursorQuery]) -> HttpResponseBase:
        after = read_cursor(query.cursor, REDIRECTS).value if query.cursor else ""
        found = old_paths(limit=query.limit, after=after)
        following = None
        if found.more:
            following = write_cursor(Position(found.rows[-1].path, ""), REDIRECTS)
        data = {
            "items": [redirect_row(row) for row in found.rows],
            "total": found.total,
            "next": following,
        }
        return data_response(
            request,
            data,
            languages=[],
            names=LOG,
            following=next_address(request, cursor=following) if following else "",
        )

    return router


def redirect_row(row: PublishedPath) -> dict[str, Any]:
    """Return where an old path leads."""
    target = row.link or getattr(row, "now", None) or None
    return {
        "path": row.path,
        "status": 301 if target else 410,
        "language": row.language,
        "target": target,
        "key": str(row.key) if row.key else None,
    }


def change_data(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one row of the log; of what was withdrawn, nothing but its name."""
    withdrawn = row["withdrawn_at"] is not None
    return {
        "sequence": row["sequence"],
        "change": "withdrawn" if withdrawn else "published",
        "key": str(row["key"]),
        "kind": row["kind"],
        "language": row["language"],
        "title": None if withdrawn else row["title"],
        "path": None if withdrawn else row["path"],
        # As documents write it.
        "changed": row["changed"].isoformat().replace("+00:00", "Z"),
    }
