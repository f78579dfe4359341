"""A chain as data, made from the stored summaries of its links."""

from typing import Any

from partners_exchange.chain.addresses import chain_path
from partners_exchange.chain.schemas import ChainDocument, ChainLink, FollowUpLink
from partners_exchange.chain.selectors import Chain
from partners_exchange.projections.parts import date_out
from publication.models import Publication


def chain_document(chain: Chain, language: str) -> ChainDocument:
    """Return a chain for readers of a language."""

    def links(rows: list[Publication]) -> list[ChainLink]:
        return [chain_link(row, language) for row in rows]

    return ChainDocument(
        key=str(chain.centre.key),
        kind=chain.centre.kind,
        activities=links(chain.activities),
        findings=links(chain.findings),
        practices=links(chain.practices),
        adoptions=links(chain.adoptions),
        follow_ups=[item for row in chain.adoptions for item in follow_ups(row)],
    )


def chain_link(row: Publication, language: str) -> ChainLink:
    """Return one link; its own date says how exactly it is known."""
    start: Any = row.data.get("start")
    known = isinstance(start, dict) and start.get("value")
    return ChainLink(
        key=str(row.key),
        kind=row.kind,
        language=row.language,
        title=row.title,
        summary=row.search_summary,
        date=date_out(start["value"], start["basis"]) if known else date_out(""),
        path=row.path,
        chain=chain_path(row.key, language),
    )


def follow_ups(row: Publication) -> list[FollowUpLink]:
    """Return the follow-ups of an adoption."""
    return [
        FollowUpLink(adoption=str(row.key), **item)
        for item in row.data.get("follow_ups", [])
    ]
