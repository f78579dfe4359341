"""Records and products as data: the one source of API, lists and pages."""

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.functional import cached_property
from wagtail.blocks import StreamValue

from core.blocks.documents import stream_document, stream_text
from core.files import file_document
from core.html import clean_html
from core.models import BasePage, SiteDocument
from knowledge.references import Published, labels_out, partner_out, published
from knowledge.rules import is_written, not_recorded_field
from knowledge.schemas import (
    ConditionDocument,
    PartnerInRole,
    ResultDocument,
    SameAs,
    StreamPart,
    TextPart,
)
from partners_exchange.models import Partner
from partners_exchange.projections.parts import (
    Label,
    PartnerRef,
    SourceOut,
    date_out,
    label,
    plain,
    sources_out,
    years,
)
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concepts

if TYPE_CHECKING:
    from knowledge.models import PracticePage, PracticeRelation
    from knowledge.models.records import RecordPage


# Foreign keys to concepts that lists are narrowed by.
FILTERS = ("practice_kind", "scale", "stage", "evidence_level", "record_type")
# All foreign keys to concepts.
SINGLE = (*FILTERS, "origin_country", "licence")


def part_page(page: "RecordPage", name: str) -> "RecordPage | None":
    """Return the language version a part is read from, None when not recorded.

    A translation made before the source got a text shows the source's text,
    marked with its language.
    """
    facts = page.facts
    if getattr(facts, not_recorded_field(name), False):
        return None
    for candidate in (page, facts):
        if is_written(getattr(candidate, name)):
            return candidate
    return None


def text_part(page: "RecordPage", name: str) -> TextPart | None:
    """Return a rich-text part as clean HTML."""
    found = part_page(page, name)
    if found is None:
        return None
    return TextPart(html=clean_html(getattr(found, name)), language=found.language)


def stream_part(page: "RecordPage", name: str) -> StreamPart | None:
    """Return a part made of blocks."""
    found = part_page(page, name)
    if found is None:
        return None
    blocks = stream_document(getattr(found, name))
    return StreamPart(blocks=blocks, language=found.language)


def result_documents(page: "RecordPage") -> list[ResultDocument]:
    """Return the results: words from the page, dates and sources from the facts."""
    words = {block.id: block.value for block in page.results}
    rows = []
    for block in page.facts.results:
        said = words.get(block.id)
        value, language = (
            (said, page.language) if said else (block.value, page.facts.language)
        )
        texts = ("indicator", "baseline", "value", "unit", "method")
        rows.append(
            ResultDocument(
                id=str(block.id or ""),
                language=language,
                date=date_out(block.value["date"], "stated"),
                source=SourceOut(
                    title=block.value["source_title"] or "",
                    url=block.value["source_url"] or "",
                ),
                **{name: value[name] or "" for name in texts},
            )
        )
    return rows


def condition_documents(
    page: "PracticePage", conditions: Iterable[Concept]
) -> list[ConditionDocument]:
    """Return the transfer profile: reasons from the page, ratings from the facts.

    Args:
        page: The practice in a language.
        conditions: What `rated_conditions` has found.
    """
    words = {block.id: block.value for block in page.transfer_profile}
    ratings = {}
    for block in page.facts.transfer_profile:
        said = words.get(block.id)
        value, language = (
            (said, page.language) if said else (block.value, page.facts.language)
        )
        ratings[block.value["condition"]] = (block, value["reason"] or "", language)
    return [
        ConditionDocument(
            id=str(block.id or ""),
            condition=Label(code=concept.code, label=concept.label_in(page.language)),
            rating=int(block.value["rating"]),
            reason=reason,
            language=language,
        )
        for concept in conditions
        for block, reason, language in [ratings[concept.code]]
    ]


def rated_conditions(page: "PracticePage") -> list[Concept]:
    """Return the conditions that are rated, in the vocabulary's order."""
    codes = {block.value["condition"] for block in page.facts.transfer_profile}
    if not codes:
        return []
    known = concepts(scheme=Scheme.TRANSFER_CONDITION)
    return [concept for concept in known if concept.code in codes]


def attachments_out(page: "RecordPage") -> list[SiteDocument]:
    """Return the files of a record in their order."""
    rows = page.facts.attachments.select_related("document").all()
    ordered = sorted(rows, key=lambda row: (row.sort_order or 0, row.pk or 0))
    return [row.document for row in ordered]


def concepts_preload(facts: "RecordPage") -> None:
    """Read the concepts that a record's foreign keys name, in one query."""
    missing = [name for name in SINGLE if _is_unread(facts, name)]
    found = Concept.objects.in_bulk([getattr(facts, f"{name}_id") for name in missing])
    for name in missing:
        setattr(facts, name, found[getattr(facts, f"{name}_id")])


def _is_unread(facts: "RecordPage", name: str) -> bool:
    """Say whether a foreign key is set and would cost a query."""
    return (
        getattr(facts, f"{name}_id", None) is not None
        and name not in facts._state.fields_cache
    )


class RecordReader:
    """Reads everything a record refers to, each thing once.

    Concepts and partners come in a fixed number of queries, however many
    there are.
    """

    def __init__(self, page: "RecordPage") -> None:
        self.page = page
        self.facts = page.facts
        concepts_preload(self.facts)
        self.language = page.language
        self.topics = list(self.facts.topics.all())
        self.target_groups = list(self.facts.target_groups.all())
        self.countries = list(self.facts.countries.all())
        self.regions = list(self.facts.regions.all())
        self.counties = list(self.facts.counties.all())
        self.attachments = attachments_out(page)
        self.owner = page.owning_partner
        self.others = sorted(
            self.facts.other_partners.select_related("partner").all(),
            # Places may be equal, and a database's order changes.
            key=lambda other: (other.sort_order or 0, other.pk or 0),
        )
        self.linked_pages = self._linked_pages()
        self.places: Published = published(
            [
                *(partner.key for partner in self.partners),
                *(linked.translation_key for linked in self.linked_pages),
            ],
            self.language,
        )

    def _linked_pages(self) -> list[BasePage]:
        names = ("same_as_series", "product", "origin_activity")
        linked = [getattr(self.facts, name, None) for name in names]
        linked += [relation.related for relation in self.relations]
        return [page for page in linked if page is not None]

    @cached_property
    def relations(self) -> "list[PracticeRelation]":
        """The related practices of a practice, in the order given."""
        if not hasattr(self.facts, "relations"):
            return []
        rows = self.facts.relations.select_related("related").all()
        return sorted(rows, key=lambda row: (row.sort_order or 0, row.pk or 0))

    @property
    def partners(self) -> list[Partner]:
        """Every organisation the record names."""
        named = [self.owner, *(row.partner for row in self.others)]
        return [partner for partner in (*named, self.facts.same_as_partner) if partner]

    def concepts(self, *names: str) -> list[Concept]:
        """Return the concepts that foreign keys of the record name."""
        found = [getattr(self.facts, name, None) for name in names]
        return [concept for concept in found if concept is not None]

    def summary(self, record_type: Concept | None) -> dict[str, Any]:
        """Return the fields of `RecordSummary`."""
        facts, language = self.facts, self.language
        return {
            "summary": self.page.summary,
            "record_type": label(record_type, language),
            "practice_kind": label(facts.practice_kind, language),
            "topics": labels_out(self.topics, language),
            "countries": labels_out(self.countries, language),
            "start": date_out(facts.start, facts.start_basis),
            "end": date_out(facts.end, facts.end_basis),
            "owner": self.owner and self._partner(self.owner),
            "compiled": facts.compiled,
            "confirmation": facts.confirmation,
            "archived_on": facts.archived_on,
            "proofread": self.page.proofread,
        }

    def body(self) -> dict[str, Any]:
        """Return the fields of `RecordBody`."""
        facts, language = self.facts, self.language
        return {
            "plain_summary": self.page.plain_summary,
            "description": stream_part(self.page, "description"),
            "results": result_documents(self.page),
            "target_groups": labels_out(self.target_groups, language),
            "regions": labels_out(self.regions, language),
            "counties": labels_out(self.counties, language),
            "origin_country": label(facts.origin_country, language),
            "scale": label(facts.scale, language),
            "stage": label(facts.stage, language),
            "other_partners": [
                PartnerInRole(
                    **self._partner(row.partner).model_dump(),
                    role=row.role,
                    role_label=str(row.get_role_display()),
                )
                for row in self.others
            ],
            "licence": label(facts.licence, language),
            "sources": sources_out(facts.sources),
            "source_url": facts.source_url,
            "last_confirmed": facts.last_confirmed,
            "attachments": [file_document(file) for file in self.attachments],
            "same_as": self._same_as(),
        }

    def _partner(self, partner: Partner) -> PartnerRef:
        return partner_out(partner, self.language, self.places)

    def _same_as(self) -> SameAs | None:
        if partner := self.facts.same_as_partner:
            return SameAs(kind="partner", partner=self._partner(partner))
        series = self.facts.same_as_series
        place = series and self.places.get(series.translation_key)
        return SameAs(kind="activity-series", page=place) if place else None

    def terms(self) -> Iterable[tuple[str, str]]:
        """Yield what the record can be filtered by."""
        many = (
            self.topics,
            self.target_groups,
            self.countries,
            self.regions,
            self.counties,
        )
        for concept in (*chain(*many), *self.concepts(*FILTERS)):
            yield concept.scheme, concept.code
        if self.owner:
            yield "owner", self.owner.code
        for partner in self.partners:
            yield "partner", partner.code
        for year in years(self.facts.start, self.facts.end):
            yield "year", year
        yield "confirmation", self.facts.confirmation

    def text(self) -> str:
        """Return the words that search looks through."""
        names = [self._partner(partner).name.text for partner in self.partners]
        concepts = [*self.topics, *self.target_groups, *self.countries]
        labels = [concept.label_in(self.language) for concept in concepts]
        parts = [self.page.plain_summary]
        for name in ("problem", "description", "lessons", "resources_needed"):
            if hasattr(self.page, name) and (found := part_page(self.page, name)):
                parts.append(words(getattr(found, name)))
        parts += [f"{row.indicator} {row.value}" for row in result_documents(self.page)]
        return "\n".join(part for part in (*parts, *names, *labels) if part)

    def depends_on(self) -> Iterable[Model]:
        """Yield what is drawn into the document."""
        yield from self.partners
        yield from self.topics + self.target_groups + self.countries
        yield from self.regions + self.counties
        yield from self.attachments
        yield from self.concepts(*SINGLE)
        yield from self.linked_pages
        if self.page.branch:
            yield self.page.branch


def words(value: StreamValue | str) -> str:
    """Return the plain words of a part."""
    return stream_text(value) if isinstance(value, StreamValue) else plain(value)
