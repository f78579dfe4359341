"""What the templates of single records and products get."""

from typing import TYPE_CHECKING, Any, cast

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from core.dates import format_partial_date
from knowledge.citation.answers import FOLDER as CITATION_FOLDER
from knowledge.citation.exports import FORMATS
from knowledge.citation.reference import reference_to
from knowledge.citation.styles import styled
from knowledge.documents import part_page
from knowledge.exchange.addresses import comparison_path
from knowledge.presentation import (
    Row,
    evidence_text,
    freshness,
    listed,
    missing,
    names,
    page_item,
    partner_item,
    record_facts,
    source_item,
    unconfirmed_text,
)
from knowledge.projections import project_practice, project_product, project_resource
from knowledge.record_page.attachments import attachments
from knowledge.record_page.evidence import evidence_scale
from knowledge.record_page.family import family_tree
from knowledge.record_page.opinions import opinions
from knowledge.record_page.relations import pointing_at, related_practices
from knowledge.record_page.similar import similar_records
from knowledge.record_page.transfer import profile_rows
from knowledge.reviews.selectors import published_opinions
from knowledge.schemas import PracticeBody, PracticeSummary, ProductBody, ProductSummary
from knowledge.versions.answers import FOLDER as VERSIONS_FOLDER
from knowledge.versions.presentation import version_rows
from knowledge.versions.selectors import record_versions
from partners_exchange.chain.addresses import chain_path
from partners_exchange.chain.presentation import chain_stops
from partners_exchange.chain.selectors import chain_around
from partners_exchange.projections.parts import DateOut
from publication.registry import Content
from publication.selectors import Order, publication_list

# Versions on the record's own page; all of them have a page of their own.
VERSIONS_SHOWN = 3

if TYPE_CHECKING:
    from knowledge.models import PracticePage, ProductPage, ResourcePage
    from knowledge.models.records import RecordPage


def practice_context(page: "PracticePage") -> dict[str, Any]:
    """Return what the page of a good practice shows."""
    content = project_practice(page)
    summary = cast("PracticeSummary", content.summary)
    body = cast("PracticeBody", content.body)
    context = record_context(page, content)
    language = page.language
    for label, linked in (
        (gettext("Product"), body.product),
        (gettext("Activity it came from"), body.origin_activity),
    ):
        if linked:
            row = listed(label, [page_item(linked, language)])
            context["facts_rows"].insert(1, row)
    naming = pointing_at(page.translation_key, language)
    family = family_tree(
        key=page.translation_key,
        title=page.title,
        body=body,
        naming=naming,
        language=language,
    )
    related = related_practices(body.relations, naming)
    return {
        **context,
        "opinions": opinions(published_opinions(page.facts), language),
        "profile": profile_rows(body.transfer_profile, language),
        **exchange_context(page),
        "evidence_levels": evidence_scale(summary.evidence_level, language),
        "evidence_text": evidence_text(summary.evidence_level),
        "related": related,
        "similar": similar_records(
            page.translation_key,
            language,
            named={other.key for group in related for other in group.pages},
        ),
        "family": family,
        "adopted": family is not None and family.is_adopted,
    }


def exchange_context(page: "PracticePage") -> dict[str, Any]:
    """Return where the practice came from and went; a draft has no chain yet."""
    key, language = page.translation_key, page.language
    chain = chain_around(key=key, language=language)
    return {
        "stops": chain_stops(chain, language) if chain else [],
        "dossier": chain_path(key),
        "comparison": comparison_path(key),
        "record_adoption": reverse("adoptions:add"),
        "key": key,
    }


def resource_context(page: "ResourcePage") -> dict[str, Any]:
    """Return what the page of a resource or project shows."""
    return {
        **record_context(page, project_resource(page)),
        "similar": similar_records(page.translation_key, page.language),
    }


def record_context(page: "RecordPage", content: Content) -> dict[str, Any]:
    """Return what the pages of all records show."""
    summary: Any = content.summary
    body: Any = content.body
    index_url = page.breadcrumbs[-1].path if page.breadcrumbs else ""
    # One more than is shown: the oldest of them is compared with it.
    versions = record_versions(page_id=page.pk, limit=VERSIONS_SHOWN + 1)
    versions_url = f"{page.url or ''}{VERSIONS_FOLDER}"
    reference = reference_to(
        page,
        author=summary.owner.name.text if summary.owner else "",
        kind=summary.record_type.label if summary.record_type else "",
        newest=versions[0] if versions else None,
    )
    return {
        "summary": summary,
        "record": body,
        "description_page": part_page(page, "description"),
        "facts_rows": record_facts(
            summary, body, language=page.language, index_url=index_url
        ),
        "freshness": freshness(page.live_translations.values()),
        "same_as": same_as_row(body.same_as, page.language),
        "unconfirmed": unconfirmed_text(summary, body),
        "attachments": attachments(body.attachments, page.language),
        "versions": version_rows(versions, url=versions_url, limit=VERSIONS_SHOWN),
        "versions_url": versions_url,
        "citations": styled(reference),
        "citation_formats": [
            {
                "label": form.label,
                "url": f"{page.url or ''}{CITATION_FOLDER}{form.name}/",
            }
            for form in FORMATS.values()
        ],
        "permanent_url": reference.url,
    }


def same_as_row(same_as: Any, language: str) -> Row | None:
    """Return the link to the thing the record is the same as."""
    if same_as is None:
        return None
    if same_as.partner:
        return partner_item(same_as.partner, language)
    return page_item(same_as.page, language)


def product_context(page: "ProductPage") -> dict[str, Any]:
    """Return what the page of a product shows."""
    content = project_product(page)
    summary = cast("ProductSummary", content.summary)
    body = cast("ProductBody", content.body)
    practices = publication_list(
        kinds=["practice"],
        language=page.language,
        terms={"product": [str(page.translation_key)]},
        order=Order.TITLE,
    )
    return {
        "summary": summary,
        "product": body,
        "practices": practices.items,
        "facts_rows": product_facts(page, summary, body),
        "freshness": freshness(product_versions(page)),
    }


def product_versions(page: "ProductPage") -> "QuerySet[ProductPage]":
    """Return the public languages of a product."""
    versions = type(page).objects.filter(translation_key=page.translation_key)
    return versions.live().public().select_related("locale")


def product_facts(
    page: "ProductPage", summary: ProductSummary, body: ProductBody
) -> list[Row]:
    """Return the facts beside a product."""
    language = page.language
    users = [partner_item(partner, language) for partner in body.used_by]
    if body.used_by_note:
        users.append({"value": body.used_by_note})
    rows = [
        names(gettext("Kind"), [kind for kind in [summary.product_kind] if kind]),
        listed(
            gettext("Made by"),
            (partner_item(maker, language) for maker in summary.makers),
        ),
        listed(
            gettext("Task groups"),
            (page_item(group, language) for group in body.task_groups),
        ),
        year_row(summary.year),
        {"label": gettext("Status"), "value": page.facts.get_status_display()},
        listed(gettext("Used by"), users),
    ]
    if body.replaced_by:
        rows.append(
            listed(gettext("Replaced by"), [page_item(body.replaced_by, language)])
        )
    rows.append(listed(gettext("Sources"), map(source_item, body.sources)))
    return rows


def year_row(year: DateOut) -> Row:
    """Return the year a product was made, as exactly as it is known."""
    if not year.value:
        return missing(gettext("Year"))
    return {
        "label": gettext("Year"),
        "value": format_partial_date(year.value, basis=year.basis),
    }
