"""The admin's screen of a page's preview links."""

import uuid
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page

from accounts.models import User
from core.models import BasePage
from headless.preview.frontends import frontends, preview_link
from headless.preview.models import PreviewGrant
from headless.preview.selectors import live_grants
from headless.preview.services import NoAddressError, grant_create, grant_revoke
from headless.preview.tokens import write_token

SCREEN = "page_frontend_preview"


def editable_page(user: User | AnonymousUser, page_id: int) -> BasePage:
    """Return a page that a frontend could show and the user may edit.

    Raises:
        Http404: when there is none.
        PermissionDenied: when the user may not edit it.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage) or not page.kind:
        raise Http404
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def links_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """List the links of a page; make a new one when asked by POST."""
    page = editable_page(request.user, page_id)
    if request.method == "POST" and frontends() and isinstance(request.user, User):
        try:
            grant_create(page=page, user=request.user)
        except NoAddressError:
            messages.error(request, _("This page has no address to be shown under."))
        else:
            messages.success(request, _("The preview link is made."))
        return redirect(SCREEN, page.pk)
    return TemplateResponse(
        request,
        "headless/admin/preview_links.html",
        {
            "page": page,
            "frontends": frontends(),
            "latest": page.latest_revision_id,
            "links": [link_row(grant) for grant in live_grants(page)],
        },
    )


@require_POST
def revoke_view(
    request: HttpRequest, page_id: int, grant_id: uuid.UUID
) -> HttpResponse:
    """Close one link of a page."""
    page = editable_page(request.user, page_id)
    grant = get_object_or_404(
        PreviewGrant, pk=grant_id, revision__in=page.revisions.all()
    )
    grant_revoke(grant=grant)
    messages.success(request, _("The preview link is closed."))
    return redirect(SCREEN, page.pk)


def link_row(grant: PreviewGrant) -> dict[str, Any]:
    """Return one link with its address in every frontend."""
    token = write_token(grant)
    addresses = [preview_link(frontend, token) for frontend in frontends()]
    return {"grant": grant, "addresses": addresses}
