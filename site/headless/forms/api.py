"""`/api/v1/forms/{key}`: a form as data, and what is sent through it.

Queries: the description 1 (and the handler's own). No session, no cookie and
no user is looked at, so there is nothing that another site could abuse.
"""

import uuid
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from ninja import Query, Router, Schema
from pydantic import BaseModel, Field

from core.languages import SOURCE_LANGUAGE
from headless.errors import ParameterError, ProblemError, problem_response
from headless.forms.reading import MEDIA_TYPE, FormValues, read_values
from headless.forms.registry import (
    ConsentChangedError,
    FormDescription,
    FormHandler,
    FormRefusedError,
    TooManyError,
    handlers,
)
from headless.parameters import LanguageCode
from headless.schemas import problems
from headless.selectors import entry
from publication.models import Publication

ADDRESS = "/forms/{key}"
REQUEST_BODY = {
    "requestBody": {
        "required": True,
        "content": {MEDIA_TYPE: {"schema": FormValues.model_json_schema()}},
    }
}


class FormQuery(Schema):
    """The language of the labels, the consent and the answers."""

    lang: LanguageCode = Field(
        cast(LanguageCode, SOURCE_LANGUAGE), description="Language wanted."
    )


class Form(FormDescription):
    """A form, ready to be drawn."""

    key: uuid.UUID
    language: str
    submit: str = Field(description="Send what was typed here, as JSON, by POST.")


class Received(BaseModel):
    """What was sent is stored."""

    received: bool
    message: str = Field(description="Thanks to the reader, clean HTML.")


def forms_router() -> Router:
    """Return the operations of forms."""
    router = Router(tags=["forms"])

    @router.get(
        ADDRESS,
        response={200: Form, **problems(404, 410, 422)},
        operation_id="form",
        summary="A form as data",
        description="Never kept by caches: `stamp` says when the form was shown.",
    )
    def form(
        request: HttpRequest, key: uuid.UUID, query: Query[FormQuery]
    ) -> HttpResponse:
        handler, document = form_of(key, query.lang)
        with translation.override(query.lang):
            described = handler.describe(document, query.lang)
        submit = f"{request.build_absolute_uri(request.path)}?lang={query.lang}"
        whole = Form(
            key=key, language=query.lang, submit=submit, **described.model_dump()
        )
        return fresh(whole, query.lang)

    @router.post(
        ADDRESS,
        response={201: Received, **problems(400, 404, 409, 410, 413, 415, 422, 429)},
        operation_id="send_form",
        summary="Send a form",
        openapi_extra=REQUEST_BODY,
    )
    def send(
        request: HttpRequest, key: uuid.UUID, query: Query[FormQuery]
    ) -> HttpResponse:
        handler, document = form_of(key, query.lang)
        try:
            with translation.override(query.lang):
                message = taken(handler, document, request)
        except TooManyError as error:
            response = problem_response(
                request, 429, "Too many were sent from this address."
            )
            response["Retry-After"] = str(error.wait)
            return response
        return fresh(Received(received=True, message=message), query.lang, status=201)

    return router


def form_of(key: uuid.UUID, language: str) -> tuple[FormHandler, Publication]:
    """Return who takes the form of an object, and the object.

    Raises:
        ProblemError: 404 when there is no such object or it has no form, 410
            when it is withdrawn.
    """
    document = entry(key=key, language=language)
    handler = handlers.get(document.kind)
    if handler is None:
        raise ProblemError(404, "This has no form.")
    return handler, document


def taken(handler: FormHandler, document: Publication, request: HttpRequest) -> str:
    """Hand over what was sent; return the thanks.

    Raises:
        ProblemError: whatever is wrong; messages of fields are for the reader.
        TooManyError: the sender has to wait.
    """
    fields = handler.describe(document, document.language).fields
    values = read_values(request, fields)
    try:
        return handler.submit(document, values, request)
    except FormRefusedError as refusal:
        raise ProblemError(
            422,
            "The form has to be mended.",
            code="invalid-fields",
            errors=[
                ParameterError(parameter=name, message=message)
                for name, messages in refusal.errors.items()
                for message in messages
            ],
        ) from None
    except ConsentChangedError:
        raise ProblemError(
            409,
            "The wording of the consent has changed: ask for the form again.",
            code="consent-changed",
        ) from None


def fresh(data: BaseModel, language: str, **options: Any) -> HttpResponse:
    """Return an answer that no cache may keep."""
    response = JsonResponse(
        data.model_dump(mode="json"),
        json_dumps_params={"ensure_ascii": False},
        **options,
    )
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    return response
