"""What of the board is public."""

from django.utils.timezone import localtime

from core.texts import TextIn
from knowledge.board.addresses import boards, offer_path
from knowledge.board.enums import DIRECTION, WORKING_LANGUAGE, Direction
from knowledge.board.languages import in_order, language_name
from knowledge.board.meta import offer_meta, shortened, text_of, title_of
from knowledge.board.schemas import OfferBody, OfferSummary
from knowledge.models import BoardPage, Offer
from partners_exchange.addresses import partner_lists
from partners_exchange.projections.partners import partner_ref
from partners_exchange.projections.parts import Label, label
from publication.registry import Content, Term
from vocabularies.models import Concept

PLACES = ("country", "nuts", "county")


def project_offer(offer: Offer, language: str) -> Content | None:
    """Return an entry in a language; None while it is not on the board."""
    board = boards().get(language) if offer.is_public else None
    if board is None:
        return None
    title, text = title_of(offer, language), text_of(offer, language)
    path = offer_path(offer, board)
    topics = list(offer.topics.all())
    published = offer.published_at
    return Content(
        title=title.value,
        path=path,
        meta=offer_meta(offer, board, path),
        summary=offer_summary(offer, board, topics),
        body=OfferBody(text=TextIn(text=text.value, language=text.language)),
        summary_text=shortened(text.value),
        text=text.value,
        terms=offer_terms(offer, topics),
        date_key=localtime(published).date().isoformat() if published else "",
        depends_on=[
            board,
            *board.ancestor_pages,
            offer.partner,
            *topics,
            *(place for name in PLACES if (place := getattr(offer, name))),
        ],
    )


def offer_summary(
    offer: Offer, board: BoardPage, topics: list[Concept]
) -> OfferSummary:
    """Return what lists show of an entry."""
    language = board.language
    title, text = title_of(offer, language), text_of(offer, language)
    partner = partner_ref(offer.partner, language, partner_lists().get(language))
    if partner is None:
        raise ValueError("An entry of the board always has a partner.")
    direction = Direction(offer.direction)
    return OfferSummary(
        direction=Label(code=direction.value, label=str(direction.label)),
        name=TextIn(text=title.value, language=title.language),
        summary=TextIn(text=shortened(text.value), language=text.language),
        partner=partner,
        topics=[
            Label(code=topic.code, label=topic.label_in(language)) for topic in topics
        ],
        country=label(offer.country, language),
        nuts=label(offer.nuts, language),
        county=label(offer.county, language),
        languages=[
            Label(code=code, label=language_name(code))
            for code in in_order(offer.languages)
        ],
        valid_until=offer.valid_until,
    )


def offer_terms(offer: Offer, topics: list[Concept]) -> list[Term]:
    """Return what entries are filtered and counted by."""
    places = {name: getattr(offer, name) for name in PLACES}
    return [
        (DIRECTION, offer.direction),
        ("partner", offer.partner.code),
        *(("topic", topic.code) for topic in topics),
        *((scheme, concept.code) for scheme, concept in places.items() if concept),
        *((WORKING_LANGUAGE, code) for code in in_order(offer.languages)),
    ]
