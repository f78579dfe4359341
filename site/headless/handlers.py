"""Every exception of an operation becomes a problem document."""

import logging
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from headless.errors import ParameterError, ProblemError, problem_response

logger = logging.getLogger(__name__)
NOTHING_HERE = "There is nothing at this address."
FAULT = "The server made a mistake; it has been logged."
# Seconds after which a database that was restarted answers again.
DATABASE_PAUSE = 10


def install_error_handlers(api: NinjaAPI) -> None:
    """Let every error of the API become a problem document."""
    handlers: dict[type[Exception], Any] = {
        ProblemError: _on_problem,
        ValidationError: _on_validation,
        HttpError: _on_http_error,
        Http404: _on_not_found,
        RequestDataTooBig: _on_large_body,
        SuspiciousOperation: _on_suspicion,
        UnreadablePostError: _on_suspicion,
        OperationalError: _on_database,
        InterfaceError: _on_database,
        Exception: on_fault,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def _on_problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    response = problem_response(
        request, error.status, error.detail, error.code, **error.more
    )
    for name, value in error.headers.items():
        response[name] = value
    return response


def _on_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    if any(item["loc"][0] == "path" for item in error.errors):
        # An identifier that cannot be one names nothing.
        return problem_response(request, 404, NOTHING_HERE)
    found = list(_parameter_errors(error.errors))
    detail = "; ".join(f"{item.parameter}: {item.message}" for item in found)
    return problem_response(request, 422, detail, errors=found)


def _parameter_errors(errors: Iterable[dict[str, Any]]) -> Iterable[ParameterError]:
    for error in errors:
        yield ParameterError(parameter=str(error["loc"][-1]), message=str(error["msg"]))


def _on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem_response(request, error.status_code, str(error))


def _on_not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem_response(request, 404, NOTHING_HERE)


def _on_large_body(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem_response(request, 413, "The body is larger than this server reads.")


def _on_suspicion(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(request, 400, "The request could not be read.")


def _on_database(request: HttpRequest, error: Exception) -> HttpResponse:
    """Say that the site is away for a moment, rather than broken."""
    incident = new_incident(request, error)
    response = problem_response(
        request, 503, "The database does not answer.", incident=incident
    )
    response["Retry-After"] = str(DATABASE_PAUSE)
    return response


def on_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """Log the fault under a name, and tell the client nothing but that name."""
    incident = new_incident(request, error)
    # What watches Django's faults hears of this one too.
    got_request_exception.send(sender=None, request=request)
    return problem_response(request, 500, FAULT, incident=incident)


def new_incident(request: HttpRequest, error: Exception | None = None) -> str:
    """Log a fault under a new name; return the name.

    The address is logged without its query, which may hold what people typed.
    """
    incident = uuid.uuid4().hex[:12]
    logger.error(
        "Incident %s: %s %s", incident, request.method, request.path, exc_info=error
    )
    return incident
