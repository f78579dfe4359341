"""Names that records go by in three languages: of partners, topics, countries.

They lead a question in one language to texts in the others, as synonyms do, and need no
editor: what is published has them. Apps above register their kinds of records in
`AppConfig.ready()`; `search` names none.
"""

from collections.abc import Iterable

from django.db.models import Q

from publication.models import Publication
from search.synonyms.groups import Entries

_kinds: dict[str, tuple[str, frozenset[str]]] = {}


def register_names(kind: str, *, scheme: str = "", codes: Iterable[str] = ()) -> None:
    """Let the titles of a kind of records lead from one language to the others.

    Args:
        kind: The kind of record.
        scheme: Scheme of a term of the records, when only some of them count.
        codes: The term's codes of those that count.
    """
    _kinds[kind] = (scheme, frozenset(codes))


def naming_kinds() -> tuple[str, ...]:
    """Return the kinds of records that have names."""
    return tuple(sorted(_kinds))


def read_names() -> list[Entries]:
    """Return the names of each public record by language; one query."""
    wanted = Q(pk=None)
    for kind, (scheme, codes) in _kinds.items():
        chosen = Q(kind=kind)
        if scheme:
            chosen &= Q(terms__scheme=scheme, terms__code__in=sorted(codes))
        wanted |= chosen
    found: dict[str, dict[str, list[str]]] = {}
    for key, language, title in Publication.objects.filter(
        wanted, withdrawn_at=None
    ).values_list("key", "language", "title"):
        found.setdefault(str(key), {})[language] = [title]
    return list(found.values())
