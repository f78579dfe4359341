"""Finding what a request asks for, by the language contract."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from headless.errors import LanguageLink, ProblemError, invalid
from publication.models import LogHead, Publication, PublishedPath

SENT = ("key", "kind", "language", "body", "etag", "sequence", "changed")
LOGGED = (
    "sequence", "withdrawn_at", "key", "kind", "language", "title", "path", "changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the object went that used to be public under a path."""

    key: uuid.UUID
    language: str
    path: str


def entry(
    *, key: uuid.UUID, language: str, fallback: bool = False, kind: str = ""
) -> Publication:
    """Return one public object in a language: one query when it exists.

    Raises:
        ProblemError: 404 when unknown or not in this language, 410 when
            withdrawn.
    """
    rows = Publication.objects.filter(key=key, withdrawn_at=None)
    if kind:
        rows = rows.filter(kind=kind)
    if fallback:
        rows = rows.order_by(_preference(language))
    else:
        rows = rows.filter(language=language)
    found = rows.only(*SENT).first()
    if found is None:
        raise _absence(key, language, kind)
    return found


def _preference(language: str) -> Case:
    return Case(
        *(
            When(language=code, then=Value(rank))
            for rank, code in enumerate(FALLBACK_ORDER[language])
        ),
        output_field=IntegerField(),
    )


def _absence(key: uuid.UUID, language: str, kind: str) -> ProblemError:
    """Say why there is nothing: unknown, withdrawn, or another language."""
    rows = versions(key, kind)
    public = [
        LanguageLink(language=row.language, path=row.path)
        for code in LANGUAGE_CODES
        for row in rows
        if row.language == code and row.withdrawn_at is None
    ]
    if not rows:
        return ProblemError(404, "There is no such object.")
    if any(row.language == language for row in rows) or not public:
        return ProblemError(
            410, "This was public once and was withdrawn.", languages=public
        )
    return ProblemError(
        404,
        f"This exists, but not in the language {language}.",
        code="language-missing",
        languages=public,
    )


def versions(key: uuid.UUID, kind: str = "") -> list[Publication]:
    """Return the languages of an object, withdrawn ones included, without text."""
    rows: QuerySet[Publication] = Publication.objects.filter(key=key)
    if kind:
        rows = rows.filter(kind=kind)
    return list(rows.only("kind", "language", "path", "withdrawn_at"))


def entry_at(path: str) -> Publication | Moved:
    """Return what is public under a path, or where it moved.

    Raises:
        ProblemError: 404 when the path was never public, 410 when what was
            there is withdrawn.
    """
    if not path.endswith("/"):
        path = f"{path}/"
    found = Publication.objects.filter(path=path, withdrawn_at=None).only(*SENT).first()
    if found is not None:
        return found
    old = PublishedPath.objects.filter(path=path).first()
    if old is None:
        raise ProblemError(404, "Nothing was ever public at this path.")
    now = (
        Publication.objects.filter(
            key=old.key, language=old.language, withdrawn_at=None
        )
        .only("key", "language", "path")
        .first()
    )
    if now is None:
        raise ProblemError(410, "This was public once and was withdrawn.")
    return Moved(now.key, now.language, now.path)


@dataclass(frozen=True, slots=True)
class Changes:
    """A part of the log, and where the next one starts."""

    rows: Sequence[Publication]
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
    head = LogHead.objects.values_list("sequence", flat=True).first() or 0
    if since > head:
        raise invalid("since", f"The log ends at {head}. Read it again from 0.")
    rows = Publication.objects.filter(sequence__gt=since)
    if kind:
        rows = rows.filter(kind=kind)
    if language:
        rows = rows.filter(language=language)
    found = list(rows.order_by("sequence").only(*LOGGED)[: limit + 1])
    if len(found) > limit:
        return Changes(found[:limit], found[limit - 1].sequence, True)
    last = found[-1].sequence if found else 0
    return Changes(found, max(head, last), False)
