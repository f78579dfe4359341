"""What a question finds, as it is public at this moment."""

from dataclasses import replace
from uuid import UUID

from publication.models import Publication
from search.engines import current_engine
from search.parameters import Asked
from search.protocol import Sort

MOST_MATCHES = 50


def matches(
    *, asked: Asked, language: str, most: int = MOST_MATCHES
) -> list[Publication]:
    """Return what a question finds, the last changed first.

    One query, beside those of the engine.

    The rows come from the publication table, not from the index: an engine that lags
    behind names nothing that was withdrawn meanwhile.
    """
    query = replace(
        asked.query(language), page=1, limit=most, sort=Sort.CHANGED, facets=()
    )
    hits = current_engine().search(query).hits
    rows = Publication.objects.filter(
        key__in=[hit.key for hit in hits], withdrawn_at=None
    )
    stored = {(row.key, row.language): row for row in rows}
    found = (stored.get((UUID(hit.key), hit.language)) for hit in hits)
    return [row for row in found if row is not None]
