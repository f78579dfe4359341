"""Practices that this one comes from, resembles or replaces, and the reverse."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from knowledge.enums import RelationKind
from knowledge.schemas import LinkedPage, RelationOut
from publication.models import PublicationTerm
from publication.selectors import public_with_fallback

PRACTICE = "practice"
# Words for both ends of a relation, in the order of the page.
FORWARD: dict[str, Any] = {
    RelationKind.DERIVED_FROM: _("Derived from"),
    RelationKind.SUPERSEDES: _("Replaces"),
    RelationKind.SIMILAR: _("Similar practices"),
}
BACKWARD: dict[str, Any] = {
    RelationKind.DERIVED_FROM: _("Derived from it"),
    RelationKind.SUPERSEDES: _("Replaced by"),
    RelationKind.SIMILAR: _("Similar practices"),
}


@dataclass(frozen=True, slots=True)
class Related:
    """Practices with one relation to this one."""

    label: str
    pages: list[LinkedPage]


def pointing_at(key: uuid.UUID, language: str) -> list[RelationOut]:
    """Return the public practices that name this one, in one query.

    Each in the best language for the reader.
    """
    rows = PublicationTerm.objects.filter(
        scheme__in=list(FORWARD),
        code=str(key),
        publication__in=public_with_fallback([PRACTICE], language),
    ).order_by("publication__sort_key", "publication__key")
    columns = ("scheme", *(f"publication__{name}" for name in SHOWN))
    return [
        RelationOut(
            relation=relation, key=str(other), title=title, language=code, path=path
        )
        for relation, other, title, code, path in rows.values_list(*columns)
    ]


SHOWN = ("key", "title", "language", "path")


def related_practices(
    named: Sequence[RelationOut], naming: Sequence[RelationOut]
) -> list[Related]:
    """Return the relations of a practice in words, from both ends.

    Being similar is the same from either end, so that it is listed once.
    """
    found: dict[str, dict[str, LinkedPage]] = {}
    for words, relations in ((FORWARD, named), (BACKWARD, naming)):
        for kind, label in words.items():
            for page in relations:
                if page.relation == kind:
                    found.setdefault(str(label), {})[page.key] = page
    return [Related(label, list(pages.values())) for label, pages in found.items()]
