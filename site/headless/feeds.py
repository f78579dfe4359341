"""Reading the log: what changed, what is translated, what moved."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from core.languages import LANGUAGE_CODES
from headless.errors import invalid
from publication.log import log_head
from publication.models import Publication, PublicationCount, PublishedPath

STATES = ("source", "current", "stale")
MISSING = "missing"

LOGGED = (
    "sequence", "withdrawn_at", "key", "kind", "language", "title", "path", "changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changes:
    """A part of the log, and where the next one starts."""

    rows: Sequence[Mapping[str, Any]]
    next: int
    more: bool


def changes(
    *, since: int, limit: int, kind: str | None = None, language: str | None = None
) -> Changes:
    """Return what changed after a place in the log: two queries.

    The head is read before the rows. What is committed between the two has a
    higher number, for numbers are given in the order of commits: it is read
    next time and never passed over.

    Raises:
        ProblemError: 422 when the place lies beyond the end, as after a
            database was restored; the reader must start again.
    """
    head = log_head()
    if since > head:
        raise invalid("since", f"The log ends at {head}. Read it again from 0.")
    rows = Publication.objects.filter(sequence__gt=since)
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(language=language)
    found = list(rows.order_by("sequence").values(*LOGGED)[: limit + 1])
    if len(found) > limit:
        return Changes(found[:limit], found[limit - 1]["sequence"], True)
    last = found[-1]["sequence"] if found else 0
    return Changes(found, max(head, last), False)


@dataclass(frozen=True, slots=True)
class Covered:
    """How many objects of a kind are in one state in one language."""

    kind: str
    language: str
    state: str
    number: int


def coverage() -> list[Covered]:
    """Return what of the public content exists in which language; one query.

    What is missing in a language is public in another one: drafts are counted
    nowhere.
    """
    numbers: dict[tuple[str, str, str], int] = defaultdict(int)
    for kind, language, state, number in PublicationCount.objects.values_list(
        "kind", "language", "state", "number"
    ):
        numbers[kind, language, state] = number
    found = []
    for kind in sorted(kind for kind, language, _ in list(numbers) if not language):
        for language in LANGUAGE_CODES:
            here = [
                Covered(kind, language, state, numbers[kind, language, state])
                for state in STATES
            ]
            present = sum(item.number for item in here)
            missing = numbers[kind, "", ""] - present
            found += [*here, Covered(kind, language, MISSING, missing)]
    return found


@dataclass(frozen=True, slots=True)
class OldPaths:
    """One page of the paths that nothing is public under any more."""

    rows: Sequence[PublishedPath]
    total: int
    more: bool


def old_paths(*, limit: int, after: str = "") -> OldPaths:
    """Return paths with the path of their object now: two queries.

    Each row has `now`: None when its object is withdrawn in that language.
    """
    public = Publication.objects.filter(withdrawn_at=None)
    target = public.filter(key=OuterRef("key"), language=OuterRef("language"))
    taken = public.filter(path=OuterRef("path"))
    rows: QuerySet[PublishedPath] = PublishedPath.objects.filter(~Exists(taken))
    total = rows.count()
    found = list(
        rows.filter(path__gt=after)
        .annotate(now=Subquery(target.values("path")[:1]))
        .order_by("path")[: limit + 1]
    )
    return OldPaths(found[:limit], total, len(found) > limit)
