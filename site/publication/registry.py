"""How each type says what of it is public.

Apps above register their types here; `publication` never names one.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import Model
from pydantic import BaseModel
from wagtail.models import Page

from core.meta import PageMeta

Term = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Content:
    """What an object says in one language.

    Attributes:
        summary: What lists show (added to the envelope).
        body: What a single document shows on top of that.
        text: Plain text for search, without the title and summary text.
        summary_text: The short text for search results.
        terms: `(scheme, code)` pairs for filters and facets.
        date_key: Partial date that lists are ordered by; "" is none.
        depends_on: Objects whose change makes this content out of date.
        title, path, meta: Given by registry rows only; a page knows its own.
    """

    summary: BaseModel
    body: BaseModel
    text: str = ""
    summary_text: str = ""
    terms: Iterable[Term] = ()
    date_key: str = ""
    depends_on: Iterable[Model] = ()
    title: str = ""
    path: str = ""
    meta: PageMeta | None = None

    def __post_init__(self) -> None:
        """Keep what generators yield: it is read more than once."""
        object.__setattr__(self, "terms", tuple(self.terms))
        object.__setattr__(self, "depends_on", tuple(self.depends_on))


PageProjection = Callable[[Any], Content]
RowProjection = Callable[[Any, str], Content | None]


@dataclass(slots=True)
class Registry:
    """Every published type and every model whose changes are listened to."""

    pages: dict[type[Page], PageProjection] = field(default_factory=dict)
    rows: dict[type[Model], "RowPublisher"] = field(default_factory=dict)
    parts: dict[type[Model], str] = field(default_factory=dict)
    watched: set[type[Model]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class RowPublisher:
    """How a registry model is published."""

    kind: str
    project: RowProjection
    key: Callable[[Any], uuid.UUID]


class HasKey(Protocol):
    """A registry row with a permanent identifier."""

    key: uuid.UUID


registry = Registry()


def register_page(model: type[Page], project: PageProjection) -> None:
    """Publish pages of a type; `model.kind` names them in the API."""
    registry.pages[model] = project


def register_row(
    model: type[Model],
    *,
    kind: str,
    project: RowProjection,
    parts: dict[type[Model], str] | None = None,
) -> None:
    """Publish the rows of a registry model in every language.

    Args:
        model: A model with a `key` (UUID) that never changes.
        kind: The name of the kind in the API.
        project: Returns the content in a language, None when not public.
        parts: Models saved beside the row, with the name of their foreign
            key to it; their changes publish the row again.
    """
    registry.rows[model] = RowPublisher(kind, project, key=lambda row: row.key)
    registry.parts.update(parts or {})
    registry.watched.add(model)


def watch(*models: type[Model]) -> None:
    """Mark what depends on rows of these models as out of date when they change."""
    registry.watched.update(models)


def page_projection(page: Page) -> PageProjection | None:
    """Return how a page's type is published, None when it is not."""
    return registry.pages.get(type(page))


def reference_to(instance: Model) -> str:
    """Return the name of an object in the table: `app.model:pk`."""
    model = instance._meta.concrete_model or type(instance)
    return f"{model._meta.label_lower}:{instance.pk}"
