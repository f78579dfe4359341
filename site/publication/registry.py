"""How each type says what of it is public.

Apps above register their types here; `publication` never names one.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

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
        sort_key: What lists by title are ordered by instead of the title.
        depends_on: Objects whose change makes this content out of date. What
            a page's own fields refer to is found without being named here.
        title, path, meta: Given by registry rows only; a page knows its own.
    """

    summary: BaseModel
    body: BaseModel
    text: str = ""
    summary_text: str = ""
    terms: Iterable[Term] = ()
    date_key: str = ""
    sort_key: str = ""
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
ObjectProjection = Callable[[str, str], Content | None]


@dataclass(frozen=True, slots=True)
class RowPublisher:
    """How a registry model is published."""

    kind: str
    project: RowProjection
    key: Callable[[Any], uuid.UUID]


@dataclass(frozen=True, slots=True)
class ObjectPublisher:
    """How something made of several rows is published, such as a menu."""

    kind: str
    names: tuple[str, ...]
    project: ObjectProjection
    key: Callable[[str], uuid.UUID]


@dataclass(slots=True)
class Registry:
    """Every published type and every model whose changes are listened to."""

    pages: dict[type[Page], PageProjection] = field(default_factory=dict)
    rows: dict[type[Model], RowPublisher] = field(default_factory=dict)
    objects: dict[str, ObjectPublisher] = field(default_factory=dict)
    # Models saved beside a row, with the name of their foreign key to it.
    parts: dict[type[Model], str] = field(default_factory=dict)
    # Models that published objects are made of, with the kinds of those.
    object_parts: dict[type[Model], list[str]] = field(default_factory=dict)
    watched: set[type[Model]] = field(default_factory=set)


registry = Registry()


def register_page(model: type[Page], project: PageProjection) -> None:
    """Publish pages of a type; `model.kind` names them in the API."""
    registry.pages[model] = project


def own_key(row: Any) -> uuid.UUID:
    """Return the key that a row keeps itself."""
    return uuid.UUID(str(row.key))


def register_row(
    model: type[Model],
    *,
    kind: str,
    project: RowProjection,
    parts: dict[type[Model], str] | None = None,
    key: Callable[[Any], uuid.UUID] = own_key,
) -> None:
    """Publish the rows of a registry model in every language.

    Args:
        model: The model.
        kind: The name of the kind in the API.
        project: Returns the content in a language, None when not public.
        parts: Models saved beside the row, with the name of their foreign
            key to it; their changes publish the row again.
        key: Returns a row's permanent identifier, which never changes.
    """
    registry.rows[model] = RowPublisher(kind, project, key)
    registry.parts.update(parts or {})
    registry.watched.add(model)


def register_object(
    kind: str,
    *,
    names: Iterable[str],
    project: ObjectProjection,
    key: Callable[[str], uuid.UUID],
    parts: Iterable[type[Model]],
) -> None:
    """Publish things made of several rows in every language.

    Args:
        kind: The name of the kind in the API.
        names: The things there are, such as the names of menus.
        project: Returns the content of one in a language.
        key: Returns the permanent identifier of one.
        parts: Models whose changes publish all of them again.
    """
    registry.objects[kind] = ObjectPublisher(kind, tuple(names), project, key)
    for model in parts:
        registry.object_parts.setdefault(model, []).append(kind)


def watch(*models: type[Model]) -> None:
    """Mark what depends on rows of these models as out of date when they change."""
    registry.watched.update(models)


def page_projection(page: Page) -> PageProjection | None:
    """Return how a page's type is published, None when it is not."""
    return registry.pages.get(type(page))
