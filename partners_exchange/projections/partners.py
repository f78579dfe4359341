"""Partners as data."""

from pydantic import BaseModel, Field

from core.blocks.pictures import ImageDocument, image_document
from core.html import clean_html
from core.languages import Text, field_text
from core.texts import TextIn, text_in
from partners_exchange.addresses import partner_lists, partner_path
from partners_exchange.models import Partner, PartnerIndexPage
from partners_exchange.presentation.partner_meta import partner_meta
from partners_exchange.projections.parts import (
    DateOut,
    Label,
    PartnerRef,
    SourceOut,
    concepts_of,
    date_out,
    label,
    plain,
)
from publication.registry import Content, Term


class PartnerSummary(BaseModel):
    """What lists of partners show."""

    code: str = Field(description="Readable and never changed; for filters.")
    name: TextIn
    short_name: str = Field(description="Acronym, or empty.")
    partner_type: Label | None
    country: Label | None = Field(description="Null for networks without a country.")
    nuts: Label | None = Field(description="Region, NUTS 2024.")
    city: TextIn | None = Field(description="Null when not recorded.")
    city_original: str = Field(description="The town in its own language.")
    relation: Label | None = Field(description="Relation to the partnership.")
    founded: DateOut
    ended: DateOut
    website: str
    summary: str = Field(description="The first words of the description.")


class PartnerFactOut(BaseModel):
    """What a source says about a partner."""

    text: TextIn
    source: SourceOut


class MembershipOut(BaseModel):
    """A period of membership."""

    joined: DateOut
    left: DateOut
    source: SourceOut


class PartnerBody(BaseModel):
    """What a partner's own document adds."""

    original_name: str
    original_language: str = Field(description="ISO 639-1 code, or empty.")
    description: TextIn | None = Field(description="HTML.")
    relation_text: TextIn | None
    ror_id: str
    wikidata_id: str
    logo: ImageDocument | None
    successor: PartnerRef | None = Field(description="Confirmed by a source.")
    possible_successor: PartnerRef | None = Field(
        description="Not confirmed; never a fact."
    )
    named_in_history: bool
    facts: list[PartnerFactOut]
    memberships: list[MembershipOut]
    proofread: bool = Field(description="Whether a person has read the texts.")


def project_partner(partner: Partner, language: str) -> Content | None:
    """Return a partner in a language, None while the list is not public in it."""
    index = partner_lists().get(language)
    if index is None:
        return None
    name = partner.text("name", language) or Text(partner.code, language)
    description = partner.text("description", language)
    words = plain(description.value) if description else ""
    body = partner_body(partner, language, index, description)
    return Content(
        title=name.value,
        meta=partner_meta(partner, index),
        path=partner_path(partner, index),
        summary=partner_summary(partner, language, name, shortened(words)),
        body=body,
        summary_text=shortened(words),
        text="\n".join(searched_words(partner, words, body)),
        terms=partner_terms(partner),
        depends_on=[
            index,
            *index.ancestor_pages,
            *concepts_of(partner, "partner_type", "country", "nuts", "relation"),
            *(
                other
                for other in (partner.successor, partner.possible_successor)
                if other
            ),
            *([partner.logo] if partner.logo else []),
        ],
    )


def partner_summary(
    partner: Partner, language: str, name: Text, words: str
) -> PartnerSummary:
    """Return what lists show of a partner."""
    return PartnerSummary(
        code=partner.code,
        name=TextIn(text=name.value, language=name.language),
        short_name=partner.short_name,
        partner_type=label(partner.partner_type, language),
        country=label(partner.country, language),
        nuts=label(partner.nuts, language),
        city=text_in(partner.text("city", language)),
        city_original=partner.city_original,
        relation=label(partner.relation, language),
        founded=date_out(partner.founded),
        ended=date_out(partner.ended),
        website=partner.website,
        summary=words,
    )


def partner_body(
    partner: Partner,
    language: str,
    index: PartnerIndexPage,
    description: Text | None,
) -> PartnerBody:
    """Return what a partner's own document adds."""
    return PartnerBody(
        original_name=partner.original_name,
        original_language=partner.original_language,
        description=description
        and TextIn(text=clean_html(description.value), language=description.language),
        relation_text=text_in(partner.text("relation_text", language)),
        ror_id=partner.ror_id,
        wikidata_id=partner.wikidata_id,
        logo=image_document(partner.logo, language),
        successor=partner_ref(partner.successor, language, index),
        possible_successor=partner_ref(partner.possible_successor, language, index),
        named_in_history=partner.named_in_history,
        facts=facts_out(partner, language),
        memberships=memberships_out(partner),
        proofread=partner.proofread,
    )


def facts_out(partner: Partner, language: str) -> list[PartnerFactOut]:
    """Return what sources say, in the editors' order."""
    return [
        PartnerFactOut(
            text=TextIn(text=text.value, language=text.language),
            source=SourceOut(title=fact.source_title, url=fact.source_url),
        )
        for fact in partner.facts.all()
        if (text := field_text(fact, "text", language))
    ]


def memberships_out(partner: Partner) -> list[MembershipOut]:
    """Return the periods of membership that sources name."""
    return [
        MembershipOut(
            joined=date_out(row.joined, row.joined_basis),
            left=date_out(row.left, row.left_basis),
            source=SourceOut(title=row.source_title, url=row.source_url),
        )
        for row in partner.memberships.all()
    ]


def partner_ref(
    partner: Partner | None, language: str, index: PartnerIndexPage | None
) -> PartnerRef | None:
    """Return a partner as a link, with its address when it has one."""
    if partner is None:
        return None
    name = partner.text("name", language) or Text(partner.code, language)
    return PartnerRef(
        key=str(partner.key),
        code=partner.code,
        name=TextIn(text=name.value, language=name.language),
        short_name=partner.short_name,
        path=partner_path(partner, index) if index else "",
    )


def searched_words(partner: Partner, words: str, body: PartnerBody) -> list[str]:
    """Return what search finds a partner by, beside its name."""
    return [
        partner.short_name,
        partner.original_name,
        partner.city_original,
        words,
        *(fact.text.text for fact in body.facts),
    ]


def partner_terms(partner: Partner) -> list[Term]:
    """Return what partners are filtered and counted by."""
    named = (
        ("partner-type", partner.partner_type),
        ("country", partner.country),
        ("relation", partner.relation),
    )
    return [(scheme, concept.code) for scheme, concept in named if concept]


def shortened(words: str, most: int = 300) -> str:
    """Return the first words, cut between words when there are too many."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0] + "…"
