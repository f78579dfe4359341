"""The versions of a record as rows of a timetable."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext

from knowledge.models.versions import RecordVersion
from knowledge.versions.differences import changed_names

Row = dict[str, Any]


def version_name(version: RecordVersion) -> str:
    """Return what a version is called."""
    return pgettext("of a record", "Version %(number)s") % {"number": version.number}


def version_date(version: RecordVersion) -> str:
    """Return the day a version was published."""
    return str(date_format(localtime(version.published_at), "j E Y"))


def version_rows(
    versions: Sequence[RecordVersion], *, url: str, limit: int | None = None
) -> list[Row]:
    """Return versions with what changed in each, as rows of a timetable.

    Args:
        versions: The newest first; one more than `limit` where there is one.
        url: The address of the record's list of versions.
        limit: How many rows to return; None is all.
    """
    pairs = list(zip_longest(versions, versions[1:]))[:limit]
    return [_row(version, before, url) for version, before in pairs]


def _row(version: RecordVersion, before: RecordVersion | None, url: str) -> Row:
    return {
        "when": version_date(version),
        "datetime": localtime(version.published_at).date().isoformat(),
        "title": version_name(version),
        "note": version.note,
        "note_language": version.note_language,
        "changed": _what_changed(version, before),
        "url": f"{url}{before.number}-{version.number}/" if before else "",
    }


def _what_changed(version: RecordVersion, before: RecordVersion | None) -> str:
    if before is None:
        return gettext("First publication.")
    names = joined(changed_names(before.parts, version.parts))
    return gettext("Changed: %(parts)s.") % {"parts": names}


def joined(labels: Iterable[Any]) -> str:
    """Return names of parts as a list within a sentence."""
    return ", ".join(str(label).lower() for label in labels)
