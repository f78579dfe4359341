"""The door for drafts: one operation, one token, nothing kept anywhere.

Queries: grant and revision 1, page and its languages 3, and what the projection
of its kind reads.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.security.http import HttpAuthBase

from headless.preview.schemas import any_draft
from headless.preview.selectors import Draft, draft_for, refused
from headless.registry import Kind
from headless.responses import JSON
from headless.schemas import problems

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


class PreviewToken(HttpAuthBase):
    """`Authorization: Bearer` with a preview token; never a cookie or parameter."""

    openapi_scheme = "bearer"
    openapi_description = "The token of a preview link, valid for 30 minutes."

    def __call__(self, request: HttpRequest) -> Draft:
        """Return the draft the token opens.

        Raises:
            ProblemError: 401 or 410, see `draft_for`.
        """
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise refused("missing", "Send the preview token as a bearer token.")
        return draft_for(token.strip())


def preview_router(kinds: Sequence[Kind]) -> Router:
    """Return the operation that shows a draft."""
    router = Router(tags=["preview"])

    @router.get(
        "/preview",
        response={200: any_draft(kinds), **problems(401, 410, 422)},
        operation_id="preview",
        summary="One draft, for the frontend's preview",
        auth=PreviewToken(),
    )
    def preview(request: HttpRequest) -> HttpResponse:
        return draft_response(request.auth)  # type: ignore[attr-defined]

    return router


def draft_response(draft: Draft) -> HttpResponse:
    """Send a draft so that nobody keeps it."""
    response = HttpResponse(
        json.dumps(draft_data(draft), ensure_ascii=False), content_type=JSON
    )
    for name, value in HEADERS.items():
        response[name] = value
    response["Content-Language"] = draft.grant.language
    return response


def draft_data(draft: Draft) -> dict[str, Any]:
    """Return the document with the facts of its preview."""
    grant = draft.grant
    return {
        **draft.document,
        "preview": {
            "revision": grant.revision_id,
            "created": grant.revision.created_at.isoformat(),
            "expires": grant.expires_at.isoformat(),
        },
    }
