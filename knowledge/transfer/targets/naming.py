"""Columns that name other practices and files; the writer looks them up.

What a name leads to depends on the person: nobody learns by an import that
something exists which they could not have chosen in the editor.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from knowledge.enums import RelationKind
from knowledge.transfer.targets.lookups import Lookups, listed
from knowledge.transfer.targets.target import Target
from knowledge.transfer.targets.values import plain

# Names of columns, with the relation of each.
RELATIONS = {
    "derived_from": RelationKind.DERIVED_FROM,
    "similar": RelationKind.SIMILAR,
    "supersedes": RelationKind.SUPERSEDES,
}
ORIGINS = "derived_from"
ATTACHMENTS = "attachments"


def naming_targets() -> list[Target]:
    """Return the columns for each relation and for attachments."""
    relations: list[Any] = [
        Target(name, kind.label, read_names, (kind.value,))
        for name, kind in RELATIONS.items()
    ]
    return [*relations, Target(ATTACHMENTS, _("attachments"), read_names, ("files",))]


def read_names(text: str, lookups: Lookups) -> list[str]:
    """Return what a cell names, each once."""
    plain()(text, lookups)
    return list(dict.fromkeys(listed(text)))
