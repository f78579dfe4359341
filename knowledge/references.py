"""What a document says about the concepts, partners and pages it names."""

import uuid
from collections.abc import Iterable, Mapping

from core.languages import FALLBACK_ORDER
from core.texts import TextIn
from knowledge.schemas import LinkedPage
from partners_exchange.models import Partner
from partners_exchange.projections.parts import Label, PartnerRef
from publication.models import Publication
from vocabularies.models import Concept

Published = Mapping[uuid.UUID, LinkedPage]


def labels_out(concepts: Iterable[Concept], language: str) -> list[Label]:
    """Return concepts in the order of their vocabulary."""
    ordered = sorted(concepts, key=lambda concept: (concept.order, concept.code))
    return [
        Label(code=concept.code, label=concept.label_in(language))
        for concept in ordered
    ]


def published(keys: Iterable[uuid.UUID | None], language: str) -> Published:
    """Return where objects are public, in the best language for a reader.

    One query for all of them; what is not public is left out.
    """
    wanted = {key for key in keys if key}
    rows = Publication.objects.filter(key__in=wanted, withdrawn_at=None).values_list(
        "key", "language", "title", "path"
    )
    order = FALLBACK_ORDER[language]
    found: dict[uuid.UUID, LinkedPage] = {}
    for key, code, title, path in sorted(rows, key=lambda row: -order.index(row[1])):
        found[key] = LinkedPage(key=str(key), title=title, language=code, path=path)
    return found


def partner_out(partner: Partner, language: str, places: Published) -> PartnerRef:
    """Return an organisation with its name for a reader and its page."""
    name = partner.text("name", language)
    place = places.get(partner.key)
    return PartnerRef(
        key=str(partner.key),
        code=partner.code,
        name=TextIn(
            text=name.value if name else partner.code,
            language=name.language if name else language,
        ),
        short_name=partner.short_name,
        path=place.path if place else "",
    )
