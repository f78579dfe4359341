"""What is refused before any work is done for it."""

from django.http import HttpRequest, HttpResponse

from headless.errors import problem_response
from headless.limits import too_many

OWN_PREFIX = "/api/v1/"
# Bytes. A message has some thousand characters; nothing else is sent to us.
LARGEST_BODY = 64 * 1024
# Bytes. Servers and proxies in front stop there too.
LONGEST_QUERY = 8 * 1024
# Digits; beyond them even reading the number takes long.
LONGEST_NUMBER = 20


def refused(request: HttpRequest) -> HttpResponse | None:
    """Return why a request is not looked at, None when it is.

    A preflight is not counted: it costs nothing, and a browser sends it of its
    own accord.
    """
    if request.method != "OPTIONS" and (answer := too_many(request)):
        return answer
    if not request.path_info.startswith(OWN_PREFIX):
        # Uploads to Wagtail's own API have limits of their own.
        return None
    meta = request.META
    if len(meta.get("QUERY_STRING", "")) > LONGEST_QUERY:
        return problem_response(request, 414, "The query is too long.")
    return _body_refused(request, meta.get("CONTENT_LENGTH"))


def _body_refused(request: HttpRequest, length: str | None) -> HttpResponse | None:
    if not length:
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return problem_response(request, 411, "Send a Content-Length.")
        return None
    if not (length.isascii() and length.isdigit() and len(length) < LONGEST_NUMBER):
        return problem_response(request, 400, "Content-Length is no number.")
    if int(length) > LARGEST_BODY:
        return problem_response(
            request, 413, f"A body has {LARGEST_BODY} bytes at most."
        )
    return None
