"""“In the frontend” in the preview panel: a page of ours around the frontend's.

The panel looks into what it shows, and a browser forbids that for another host;
so the panel gets a page of this host, and that page frames the frontend.
"""

from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models import BasePage
from core.previews import PreviewMode, register_preview_mode
from headless.preview.frontends import frontend_origins, frontends, preview_link
from headless.preview.models import PreviewGrant
from headless.preview.services import NoAddressError, grant_reuse_or_create
from headless.preview.tokens import write_token

MODE = "frontend"


def register() -> None:
    """Add the mode to the preview panel of published kinds."""
    register_preview_mode(
        PreviewMode(MODE, _("In the frontend"), offered=offered, serve=serve)
    )


def offered(page: BasePage) -> bool:
    """Say whether a frontend could show the page."""
    return bool(page.kind and frontends())


def serve(page: BasePage, request: HttpRequest) -> HttpResponseBase:
    """Answer with a frame around the first frontend."""
    address = ""
    grant = panel_grant(page, request.user)
    if grant is not None:
        address = preview_link(frontends()[0], write_token(grant))
    context = {"page": page, "address": address}

    @csp_update({"frame-src": frontend_origins(frontends())})
    def respond(request: HttpRequest) -> HttpResponse:
        return TemplateResponse(request, "headless/admin/preview_frame.html", context)

    response = respond(request)
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    return response


def panel_grant(page: BasePage, user: Any) -> PreviewGrant | None:
    """Return a link for who looks at the panel; None when there is nothing to show."""
    stored = type(page).objects.filter(pk=page.pk).first() if page.pk else None
    if stored is None or not stored.latest_revision_id or not isinstance(user, User):
        return None
    if not stored.permissions_for_user(user).can_edit():
        return None
    try:
        return grant_reuse_or_create(page=stored, user=user)
    except NoAddressError:
        return None
