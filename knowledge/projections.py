"""What of records and products is public."""

from typing import TYPE_CHECKING

from core.blocks.documents import stream_document, stream_text
from knowledge.documents import (
    RecordReader,
    condition_documents,
    rated_conditions,
    text_part,
)
from knowledge.references import partner_out, published
from knowledge.schemas import (
    PracticeBody,
    PracticeSummary,
    ProductBody,
    ProductSummary,
    RelationOut,
    ResourceBody,
    ResourceSummary,
)
from partners_exchange.projections.parts import date_out, label, sources_out
from publication.registry import Content
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concept

if TYPE_CHECKING:
    from knowledge.models import PracticePage, ProductPage, ResourcePage

PRACTICE = "practice"


def project_practice(page: "PracticePage") -> Content:
    """Return a good practice in the page's language."""
    reader = RecordReader(page)
    facts, language = reader.facts, reader.language
    record_type = concept(scheme=Scheme.RECORD_TYPE, code=PRACTICE)
    conditions = rated_conditions(page)
    product, activity = facts.product, facts.origin_activity
    return Content(
        summary=PracticeSummary(
            **reader.summary(record_type),
            evidence_level=label(facts.evidence_level, language),
        ),
        body=PracticeBody(
            **reader.body(),
            problem=text_part(page, "problem"),
            lessons=text_part(page, "lessons"),
            resources_needed=text_part(page, "resources_needed"),
            transfer_profile=condition_documents(page, conditions),
            product=product and reader.places.get(product.translation_key),
            origin_activity=activity and reader.places.get(activity.translation_key),
            relations=relations_out(reader),
        ),
        text=reader.text(),
        summary_text=page.summary,
        terms=[
            *reader.terms(),
            (Scheme.RECORD_TYPE.value, PRACTICE),
            *([("product", str(product.translation_key))] if product else []),
            *([("activity", str(activity.translation_key))] if activity else []),
            *(
                (relation.kind, str(relation.related.translation_key))
                for relation in reader.relations
            ),
        ],
        date_key=facts.start,
        depends_on=[*reader.depends_on(), record_type, *conditions],
    )


def relations_out(reader: RecordReader) -> list[RelationOut]:
    """Return the related practices that readers can open."""
    return [
        RelationOut(**place.model_dump(), relation=relation.kind)
        for relation in reader.relations
        if (place := reader.places.get(relation.related.translation_key))
    ]


def project_resource(page: "ResourcePage") -> Content:
    """Return a resource or project in the page's language."""
    reader = RecordReader(page)
    return Content(
        summary=ResourceSummary(**reader.summary(reader.facts.record_type)),
        body=ResourceBody(**reader.body()),
        text=reader.text(),
        summary_text=page.summary,
        terms=[*reader.terms()],
        date_key=reader.facts.start,
        depends_on=[*reader.depends_on()],
    )


def project_product(page: "ProductPage") -> Content:
    """Return a product of the partnership in the page's language."""
    facts, language = page.facts, page.language
    makers, users = list(facts.makers.all()), list(facts.used_by.all())
    groups = list(facts.task_groups.all())
    linked = [*groups, *([facts.replaced_by] if facts.replaced_by else [])]
    places = published(
        [
            *(partner.key for partner in (*makers, *users)),
            *(target.translation_key for target in linked),
        ],
        language,
    )
    keys = [group.translation_key for group in groups]
    return Content(
        summary=ProductSummary(
            summary=page.summary,
            product_kind=label(facts.product_kind, language),
            year=date_out(facts.year, facts.year_basis),
            status=facts.status,
            makers=[partner_out(maker, language, places) for maker in makers],
            proofread=page.proofread,
        ),
        body=ProductBody(
            body=stream_document(page.body),
            used_by=[partner_out(user, language, places) for user in users],
            used_by_note=page.used_by_note,
            replaced_by=facts.replaced_by
            and places.get(facts.replaced_by.translation_key),
            task_groups=[places[key] for key in keys if key in places],
            sources=sources_out(facts.sources),
        ),
        text="\n".join([stream_text(page.body), page.used_by_note]),
        summary_text=page.summary,
        terms=[
            *product_kind_terms(facts.product_kind),
            *(("partner", partner.code) for partner in (*makers, *users)),
            *(("task-group", str(key)) for key in keys),
            *([("year", facts.year[:4])] if facts.year else []),
        ],
        date_key=facts.year,
        depends_on=[
            *makers,
            *users,
            *linked,
        ],
    )


def product_kind_terms(kind: Concept | None) -> list[tuple[str, str]]:
    """File a product under its kind, apart from the practices of that kind."""
    return [("product-kind", kind.code)] if kind else []
