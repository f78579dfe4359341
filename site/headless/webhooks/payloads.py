"""What a message says: that something changed, never what it says."""

from datetime import datetime

from headless.webhooks.enums import Event
from publication.encoding import encode
from publication.models import Publication


def event_of(row: Publication) -> Event:
    """Return what happened to a row."""
    return Event.WITHDRAWN if row.withdrawn_at else Event.PUBLISHED


def row_payload(row: Publication) -> bytes:
    """Return the message about a row, as the row is now.

    A withdrawn one has neither title nor address: only the key is left.
    """
    withdrawn = row.withdrawn_at is not None
    return encode(
        {
            "type": event_of(row).value,
            "timestamp": written(row.changed),
            "data": {
                "sequence": row.sequence,
                "key": str(row.key),
                "kind": row.kind,
                "language": row.language,
                "title": "" if withdrawn else row.title,
                "path": "" if withdrawn else row.path,
                "url": "" if withdrawn else row.data.get("url", ""),
                "changed": written(row.changed),
            },
        }
    )


def ping_payload(*, name: str, at: datetime) -> bytes:
    """Return the message that tests an endpoint."""
    return encode(
        {"type": Event.PING.value, "timestamp": written(at), "data": {"name": name}}
    )


def written(moment: datetime) -> str:
    """Return a time as the API's documents write it."""
    return moment.isoformat().replace("+00:00", "Z")
