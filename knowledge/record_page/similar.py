"""Records that are like one, as the search engine tells.

Only the engine on a server can tell. With the embedded one there is nothing to show,
and the page has no such part: a heading above an apology helps no reader.
"""

import uuid
from collections.abc import Collection

from knowledge.schemas import LinkedPage
from search.api.selectors import public_versions
from search.engines import current_engine

MOST = 4
# Asked for besides: some may be named on the page already, or withdrawn just now.
SPARE = 6


def similar_records(
    key: uuid.UUID, language: str, *, named: Collection[str] = ()
) -> list[LinkedPage]:
    """Return public records of the same kind, the most alike first; one query.

    Each in the best language for the reader.

    Args:
        key: The record they are like.
        language: The reader's.
        named: Keys of records that the page names as related anyway.
    """
    hits = current_engine().similar(str(key), language, MOST + SPARE) or ()
    # The engine is a moment late; what was withdrawn meanwhile is left out.
    public = public_versions((hit.key, hit.language) for hit in hits)
    return [
        LinkedPage(
            key=hit.key,
            title="".join(segment.text for segment in hit.title),
            language=hit.language,
            path=hit.path,
        )
        for hit in hits
        if (hit.key, hit.language) in public and hit.key not in named
    ][:MOST]
