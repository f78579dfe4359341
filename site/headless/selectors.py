"""Finding what a request asks for, by the language contract."""

import uuid

from django.db.models import Case, IntegerField, QuerySet, Value, When

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from headless.errors import LanguageLink, ProblemError
from headless.redirects.selectors import Target, object_target
from publication.models import Publication
from vocabularies.enums import Scheme

SENT = ("key", "kind", "language", "body", "etag", "sequence", "changed")


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


def known_scheme(scheme: str) -> str:
    """Return the name of a vocabulary.

    Raises:
        ProblemError: 404 when there is none of this name.
    """
    if scheme not in Scheme.values:
        raise ProblemError(404, "There is no such vocabulary.")
    return scheme


def versions(key: uuid.UUID, kind: str = "") -> list[Publication]:
    """Return the languages of an object, withdrawn ones included, without text."""
    rows: QuerySet[Publication] = Publication.objects.filter(key=key)
    if kind:
        rows = rows.filter(kind=kind)
    return list(rows.only("kind", "language", "path", "withdrawn_at"))


def entry_at(path: str) -> Publication | Target:
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
    old = object_target(path)
    if old is None:
        raise ProblemError(404, "Nothing was ever public at this path.")
    if not old.url:
        raise ProblemError(410, "This was public once and was withdrawn.")
    return old
