"""Which kinds the API serves, and what a document of each looks like.

Apps above register their kinds in `AppConfig.ready()`; `headless` names none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ninja import Router
from pydantic import BaseModel

from publication.selectors import Order


class NoFields(BaseModel):
    """A kind that adds nothing to the envelope."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A published kind as the API and the search page know it.

    Attributes:
        kind: The name in the publication table (`news`).
        plural: The name of its list in addresses (`news`, `partners`); "" when
            the kind has no list, only entries reached by key or path.
        summary_model, body_model: The models of the app's projections, without
            the envelope's fields.
        label, label_plural: How readers call one and many (lazy translations).
        filters: Term scheme by name of the query parameter.
        order: The order of its list when the request names none.
        named: Whether entries are reached by name (`/menus/main`), not by key.
        single: The name of its only object (`/settings`); "" when it has many.
    """

    kind: str
    plural: str
    summary_model: type[BaseModel]
    body_model: type[BaseModel]
    label: Any
    label_plural: Any
    filters: Mapping[str, str] = field(default_factory=dict)
    order: Order = Order.NEWEST
    named: bool = False
    single: str = ""

    @property
    def name(self) -> str:
        """The stem of its schema names: `task-group` is `TaskGroup`."""
        return "".join(part.capitalize() for part in self.kind.split("-"))

    @property
    def parameters(self) -> dict[str, str]:
        """Term scheme by query parameter: every scheme under its own name too."""
        return {**{scheme: scheme for scheme in self.schemes}, **self.filters}

    @property
    def schemes(self) -> list[str]:
        """The schemes its list can be narrowed by."""
        return list(dict.fromkeys(self.filters.values()))


kinds: dict[str, Kind] = {}


def register_kind(
    kind: str,
    plural: str,
    *,
    label: Any,
    label_plural: Any,
    summary_model: type[BaseModel] = NoFields,
    body_model: type[BaseModel] = NoFields,
    filters: Mapping[str, str] | None = None,
    order: Order = Order.NEWEST,
    named: bool = False,
    single: str = "",
) -> None:
    """Let the API serve a kind and the search page name it."""
    kinds[kind] = Kind(
        kind=kind,
        plural=plural,
        summary_model=summary_model,
        body_model=body_model,
        label=label,
        label_plural=label_plural,
        filters=dict(filters or {}),
        order=order,
        named=named,
        single=single,
    )


def registered_kinds() -> list[Kind]:
    """Return every kind in the order of their names."""
    return [kinds[name] for name in sorted(kinds)]


def kind_label(kind: str, *, many: bool = False) -> str:
    """Return what readers call a kind, in the active language."""
    known = kinds.get(kind)
    if known is None:
        return kind
    return str(known.label_plural if many else known.label)


@dataclass(frozen=True, slots=True)
class Door:
    """An operation that an app above adds to the API.

    Attributes:
        name: How the index calls it, and the id of its operation.
        path: Its address below the API's root, with names of its parts in braces.
        router: Makes the router that answers it.
        queries: The most it may ask, however many records there are.
    """

    name: str
    path: str
    router: Callable[[], Router]
    queries: int


doors: dict[str, Door] = {}


def register_door(
    name: str, path: str, router: Callable[[], Router], *, queries: int
) -> None:
    """Let the API answer an operation that belongs to no single kind."""
    doors[name] = Door(name, path, router, queries)
