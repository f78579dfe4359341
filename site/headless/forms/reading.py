"""Reading what a program sent: JSON in UTF-8, one small object, plain values."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from headless.errors import ParameterError, ProblemError
from headless.forms.registry import FormField

LARGEST_BODY = 64 * 1024
LONGEST_SENT = 10_000
MEDIA_TYPE = "application/json"
# What every form sends beside its own fields.
BESIDES = {"consent_version": str, "stamp": str}


class FormValues(BaseModel):
    """What is sent: the fields of the form by name, and these."""

    model_config = ConfigDict(extra="allow")

    consent_version: str = Field(description="`consent.version` of the description.")
    stamp: str = Field(description="`stamp` of the description.")


def read_values(
    request: HttpRequest, fields: Iterable[FormField]
) -> dict[str, str | bool]:
    """Return what was sent, by name.

    Raises:
        ProblemError: 415, 413, 400 when it cannot be read; 422 when it is no
            object, or holds names or values that the form does not have.
    """
    check_media_type(request)
    data = decoded(body_of(request))
    if not isinstance(data, dict):
        raise refused({"form": "Send one object with the fields by name."})
    check_values(data, fields)
    return data


def check_media_type(request: HttpRequest) -> None:
    """Refuse everything but JSON in UTF-8; HTML forms cannot send that."""
    parameters = request.content_params or {}
    charset = parameters.get("charset", "utf-8").lower()
    if request.content_type != MEDIA_TYPE or charset not in {"utf-8", "utf8"}:
        raise ProblemError(415, f"Send {MEDIA_TYPE} in UTF-8.")


def body_of(request: HttpRequest) -> bytes:
    """Return the body, which must be small; a large one is not read at all."""
    length = request.headers.get("Content-Length", "")
    announced = int(length) if length.isascii() and length.isdigit() else 0
    if announced > LARGEST_BODY or len(request.body) > LARGEST_BODY:
        raise ProblemError(413, f"Send at most {LARGEST_BODY} bytes.")
    return request.body


def decoded(body: bytes) -> Any:
    """Return JSON as data."""
    try:
        data = json.loads(
            body.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_object
        )
        # A half of a surrogate pair is no text: nothing could store it.
        json.dumps(data, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise ProblemError(400, "The body is no JSON in UTF-8.") from None
    return data


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given more than once")
    return found


def check_values(data: Mapping[str, Any], fields: Iterable[FormField]) -> None:
    """Refuse unknown names and values of the wrong type; absent ones are empty."""
    types: dict[str, type] = {
        **BESIDES,
        **{field.name: bool if field.type == "checkbox" else str for field in fields},
    }
    wrong: dict[str, str] = {}
    for name, value in data.items():
        wanted = types.get(name)
        if wanted is None:
            wrong[name[:80]] = "Unknown field"
        elif not isinstance(value, wanted):
            wrong[name] = "Send true or false" if wanted is bool else "Send text"
        elif isinstance(value, str) and len(value) > LONGEST_SENT:
            wrong[name] = f"Send at most {LONGEST_SENT} characters"
    if wrong:
        raise refused(wrong)


def refused(errors: Mapping[str, str]) -> ProblemError:
    """Return the problem of values that are refused, by name."""
    return ProblemError(
        422,
        "What was sent is not what the form describes.",
        code="invalid-fields",
        errors=[
            ParameterError(parameter=name, message=message)
            for name, message in sorted(errors.items())
        ],
    )
