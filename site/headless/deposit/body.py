"""What a deposit's body must be before anything looks at its fields."""

import json
from typing import Any

from django.http import HttpRequest

from headless.errors import ProblemError

# A fiche is text: the longest seeded one has 12 kB.
LARGEST = 1024 * 1024
DEEPEST = 40
JSON_TYPE = "application/json"


def check_body(request: HttpRequest) -> None:
    """Refuse a body that cannot be a deposit.

    Raises:
        ProblemError: 413, 415 or 400.
    """
    size = content_length(request)
    if size > LARGEST:
        raise ProblemError(413, f"A deposit has at most {LARGEST} bytes.")
    if size == 0:
        return
    if request.content_type != JSON_TYPE:
        raise ProblemError(415, f"Send {JSON_TYPE}.")
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError):
        raise bad("The body is no JSON.") from None
    if not isinstance(data, dict):
        raise bad("The body must be a JSON object.")
    check_value(data)


def content_length(request: HttpRequest) -> int:
    """Return the size the client has announced; servers hold it to that."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def check_value(data: Any) -> None:
    """Refuse what no database column can hold.

    Raises:
        ProblemError: 400.
    """
    level = [data]
    for _depth in range(DEEPEST):
        if not level:
            return
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below += [*value.keys(), *value.values()]
            elif isinstance(value, list):
                below += value
            elif isinstance(value, str):
                check_text(value)
        level = below
    raise bad(f"The body is nested deeper than {DEEPEST} levels.")


def check_text(value: str) -> None:
    """Refuse characters that are none.

    Raises:
        ProblemError: 400.
    """
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise bad("A text holds a character that does not exist.")


def bad(detail: str) -> ProblemError:
    """Return the problem of an unreadable body."""
    return ProblemError(400, detail, code="bad-body")
