"""Reading the versions of a record."""

from knowledge.models.versions import RecordVersion

# More than a database can compare with.
LARGEST_NUMBER = 10**9


def record_versions(*, page_id: int, limit: int | None = None) -> list[RecordVersion]:
    """Return the versions of one language of a record, the newest first."""
    rows = RecordVersion.objects.filter(page_id=page_id).order_by("-number")
    return list(rows[:limit])


def two_versions(
    *, page_id: int, older: int, newer: int
) -> tuple[RecordVersion, RecordVersion]:
    """Return two versions of one language of a record; one query.

    Raises:
        RecordVersion.DoesNotExist: when there is no version of these numbers,
            or they are not in order.
    """
    if not older < newer < LARGEST_NUMBER:
        raise RecordVersion.DoesNotExist
    rows = RecordVersion.objects.filter(page_id=page_id, number__in=(older, newer))
    by_number = {row.number: row for row in rows}
    if len(by_number) < 2:
        raise RecordVersion.DoesNotExist
    return by_number[older], by_number[newer]
