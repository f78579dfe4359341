"""Query parameters of the API, and the refusal of all others."""

import functools
import re
from collections.abc import Callable
from typing import Any, Literal, cast

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field, create_model

from core.languages import SOURCE_LANGUAGE
from headless.registry import Kind

LanguageCode = Literal["pl", "en", "uk"]
ListOrder = Literal["-date", "date", "title", "-changed"]
CODES = r"^[A-Za-z0-9][A-Za-z0-9.-]*(,[A-Za-z0-9][A-Za-z0-9.-]*)*$"
LONGEST_LIST = 100
LONGEST_LOG = 500
# What bytes that are no UTF-8 have become by now, and what no text holds.
UNREADABLE = re.compile("[\x00-\x1f\x7f\ufffd]")


class LanguageQuery(Schema):
    """The language wanted."""

    lang: LanguageCode = Field(
        cast(LanguageCode, SOURCE_LANGUAGE),
        description="Language wanted. Never taken from cookies or Accept-Language.",
    )


class EntryQuery(LanguageQuery):
    """The language contract; the same for every entry."""

    fallback: bool = Field(
        False,
        description="1: another language may stand in; `language` says which.",
    )


class ListQuery(EntryQuery):
    """What every list understands."""

    limit: int = Field(20, ge=1, le=LONGEST_LIST, description="Most items returned.")
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=1024,
        description="`next` of the page before.",
    )
    order: ListOrder | None = Field(
        None, description="Order of the list; each list has its own when absent."
    )
    view: Literal["summary", "full"] = Field(
        "summary", description="full: whole documents instead of summaries."
    )
    facets: bool = Field(
        False,
        description="1: with the number of objects for every code of every filter.",
    )


class ConceptQuery(ListQuery):
    """A vocabulary is mostly wanted whole."""

    limit: int = Field(
        LONGEST_LIST, ge=1, le=LONGEST_LIST, description="Most items returned."
    )


class PathQuery(Schema):
    """An address of the site."""

    path: str = Field(
        description="Path on the site, such as /en/history/.",
        pattern=r"^/[^?#]*$",
        max_length=512,
    )


class ChangesQuery(Schema):
    """A place in the log, and what of it is wanted."""

    since: int = Field(
        0, ge=0, le=2**63 - 1, description="`next` of the answer before; 0 is all."
    )
    limit: int = Field(100, ge=1, le=LONGEST_LOG, description="Most items returned.")
    kind: str | None = Field(
        None, pattern=r"^[a-z][a-z-]*$", max_length=32, description="Only this kind."
    )
    lang: LanguageCode | None = Field(None, description="Only this language.")


class CursorQuery(Schema):
    """One page of what has no order to choose."""

    limit: int = Field(
        LONGEST_LIST, ge=1, le=LONGEST_LOG, description="Most items returned."
    )
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=1024,
        description="`next` of the page before.",
    )


def list_query(kind: Kind) -> type[ListQuery]:
    """Return the parameters of a kind's list: the common ones and its filters."""
    filters: dict[str, Any] = {
        name: (
            str | None,
            Field(
                None,
                pattern=CODES,
                max_length=400,
                description=f"Codes of `{scheme}`, separated by commas: any of them.",
            ),
        )
        for name, scheme in sorted(kind.parameters.items())
    }
    return create_model(f"{kind.name}ListQuery", __base__=ListQuery, **filters)


def chosen_terms(kind: Kind, query: ListQuery) -> dict[str, list[str]]:
    """Return the filters of a request by term scheme."""
    terms: dict[str, list[str]] = {}
    for name, scheme in kind.parameters.items():
        if value := getattr(query, name):
            terms.setdefault(scheme, []).extend(value.split(","))
    return terms


def strict_query(view: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse parameters that the operation does not know, and repeated ones.

    A misspelt filter that is ignored answers with the wrong records; pydantic's
    `extra="forbid"` has no effect on query parameters here.
    """
    known: set[str] = set()

    @functools.wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET:
            # Only now has ninja made the operation of the view.
            known.update(() if known else known_parameters(view))
            refuse_faulty(request, known)
        return view(request, *args, **kwargs)

    return checked


def refuse_faulty(request: HttpRequest, known: set[str]) -> None:
    """Refuse the query of a request when anything of it cannot be meant.

    Raises:
        ValidationError: naming every parameter at fault.
    """
    errors = [
        {"type": kind, "loc": ["query", name], "msg": message}
        for name, values in sorted(request.GET.lists())
        for kind, message in _faults(name in known, values)
    ]
    if errors:
        raise ValidationError(errors)


def _faults(known: bool, values: list[str]) -> list[tuple[str, str]]:
    if not known:
        return [("extra_forbidden", "Unknown parameter")]
    if len(values) > 1:
        return [("repeated", "Given more than once")]
    if UNREADABLE.search(values[0]):
        return [("encoding", "Not UTF-8, or a control character in it")]
    return []


def known_parameters(view: Callable[..., Any]) -> set[str]:
    """Return the query parameters of an operation (ninja keeps them privately)."""
    operation = view._ninja_operation  # type: ignore[attr-defined]
    return {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }
