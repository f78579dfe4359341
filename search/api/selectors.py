"""What is public of the objects that an engine found.

An engine follows the log and is a moment late. The publication table has the last
word: what was withdrawn meanwhile is left out.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from publication.models import Publication

# Key and language of a version.
Version = tuple[str, str]


def public_versions(versions: Iterable[Version]) -> set[Version]:
    """Return those of some versions that are public now: one query, none for none."""
    rows = _public(list(versions))
    return {(str(key), code) for key, code in rows.values_list("key", "language")}


def summaries(versions: Iterable[Version]) -> dict[Version, bytes]:
    """Return versions as lists show them, as stored: one query, none for none."""
    rows = _public(list(versions)).values_list("key", "language", "summary")
    return {(str(key), code): bytes(summary) for key, code, summary in rows}


def _public(versions: Sequence[Version]) -> QuerySet[Publication]:
    if not versions:
        return Publication.objects.none()
    keys: dict[str, list[str]] = {}
    for key, language in versions:
        keys.setdefault(language, []).append(key)
    wanted = Q()
    for language, listed in keys.items():
        wanted |= Q(language=language, key__in=listed)
    return Publication.objects.filter(wanted, withdrawn_at=None)
