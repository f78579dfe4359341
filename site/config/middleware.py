"""Middleware of the whole site: language by address, editorial transactions."""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from config.settings.content_security import CONTENT_SECURITY_POLICY
from headless.preview.frontends import frontend_origins

UNTRANSLATED_PREFIXES = ("/api/", "/health/", "/id/")
# What is not found there stays not found: there is no Polish edition of a file.
UNPREFIXED = (*UNTRANSLATED_PREFIXES, "/admin/", "/documents/", "/media/", "/static/")
EDITORIAL_PREFIXES = ("/admin/",)
DEPOSIT_PREFIXES = ("/api/v3-preview/",)
# Wagtail's editor writes scripts and styles into its pages, without nonces, and
# shows a picture from memory before it is uploaded.
EDITORIAL_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
FRAMES = CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class SiteLocaleMiddleware(LocaleMiddleware):
    """Language from the address alone, except on the machine doors.

    Django's own middleware would turn every 404 under `/api/` into a redirect
    to `/pl/api/...`, and would make the API's answers vary by cookie.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the address; Polish on machine doors."""
        if request.path_info.startswith(UNTRANSLATED_PREFIXES):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
            return
        super().process_request(request)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Leave answers without a language in their address as they are."""
        if request.path_info.startswith(UNPREFIXED):
            return response
        return super().process_response(request, response)


class EditorialTransactionMiddleware:
    """Make every change made in the admin or by deposit one transaction.

    What is published and the publication log then either both change or
    neither does. The admin keeps what a refused form has logged; a program whose
    deposit is refused finds everything as it was. Reading opens no transaction: on SQLite an immediate one
    would make every reader a writer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Wrap a request that changes content into one transaction."""
        path = request.path_info
        deposit = path.startswith(DEPOSIT_PREFIXES)
        if request.method in SAFE_METHODS or not (
            deposit or path.startswith(EDITORIAL_PREFIXES)
        ):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            # An exception has become a response by now: what was written
            # before it must not stay.
            if response.status_code >= (400 if deposit else 500):
                transaction.set_rollback(True)
        return response


class ContentSecurityMiddleware(CSPMiddleware):
    """The strict policy in public, Wagtail's needs under the admin only."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        """Loosen scripts, styles and pictures under the admin's addresses."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(EDITORIAL_PREFIXES):
            replaced: dict[str, Any] = {
                **EDITORIAL_POLICY,
                "frame-src": [*FRAMES, *frontend_origins(settings.FRONTEND_URLS)],
                **(parts.replace or {}),
            }
            parts.replace = replaced
        return parts
