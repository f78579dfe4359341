"""What of the institutional pages is public, as data."""

from typing import TYPE_CHECKING, Any

from wagtail.rich_text import get_text_for_indexing

from core.blocks.documents import (
    WRITERS,
    Writers,
    stream_document,
    stream_text,
)
from core.blocks.pictures import image_document
from core.blocks.schemas import HeadingDocument, ParagraphDocument
from core.consent import consent_version
from core.files import file_document
from core.html import clean_html
from core.languages import Text
from core.targets import Targets
from core.texts import TextIn, text_in
from headless.registry import kinds
from home.action_plan import plan_rows
from home.blocks import LONGEST_LISTING, ORDERS
from home.declaration import headings
from home.documents import document_meta, document_words
from home.history import Row, history_view
from home.linemap import linemap
from home.schemas import (
    BranchOut,
    ConsentOut,
    ContactBody,
    FoundingDocumentBody,
    FoundingDocumentSummary,
    HighlightOut,
    HistoryBody,
    HistorySummary,
    HomeBody,
    HomeSummary,
    ListingDocument,
    MilestoneOut,
    NewsBody,
    NewsSummary,
    PageBody,
    PageSummary,
    ShortBranchOut,
)
from knowledge.references import Published, partner_out, published
from partners_exchange.projections.parts import (
    Label,
    SourceOut,
    date_out,
)
from publication.registry import Content

if TYPE_CHECKING:
    from home.models import (
        AccessibilityDeclarationPage,
        ActionPlanPage,
        ContactPage,
        ContentPage,
        HistoryPage,
        HomePage,
        NewsPage,
    )


def _listing(value: Any, _targets: Targets) -> dict[str, Any]:
    return {
        "title": value["title"] or "",
        "kind": value["kind"],
        "list": kinds[value["kind"]].plural,
        "order": ORDERS[value["kind"]].value,
        "count": min(value["count"] or 1, LONGEST_LISTING),
    }


HOME_WRITERS: Writers = {**WRITERS, "listing": (ListingDocument, _listing)}


def words(*markup: str) -> str:
    """Return the words of rich texts, for search."""
    return "\n".join(str(get_text_for_indexing(text)) for text in markup if text)


def summary_of(page: Any) -> dict[str, Any]:
    """Return what every page's summary says."""
    return {"summary": page.summary, "proofread": page.proofread}


def project_content(page: "ContentPage") -> Content:
    """Return a page of text."""
    return Content(
        summary=PageSummary(**summary_of(page)),
        body=PageBody(body=stream_document(page.body)),
        text=stream_text(page.body),
        summary_text=page.summary,
    )


def project_news(page: "NewsPage") -> Content:
    """Return a news item."""
    facts, language = page.facts, page.language
    partners = list(facts.partners.all())
    places = published([partner.key for partner in partners], language)
    day = facts.date.isoformat()
    return Content(
        summary=NewsSummary(**summary_of(page), date=facts.date),
        body=NewsBody(
            body=stream_document(page.body),
            image=image_document(facts.image, language),
            partners=[partner_out(partner, language, places) for partner in partners],
        ),
        text=stream_text(page.body),
        summary_text=page.summary,
        terms=[
            ("year", day[:4]),
            *(("partner", partner.code) for partner in partners),
        ],
        date_key=day,
        depends_on=partners,
    )


def project_home(page: "HomePage") -> Content:
    """Return the home page's own texts."""
    drawing = linemap(page)
    stops = drawing.stops if drawing else []
    return Content(
        summary=HomeSummary(**summary_of(page)),
        body=HomeBody(
            lead=page.lead,
            standfirst=clean_html(page.standfirst),
            highlights=[
                HighlightOut(year=stop.year, text=text_in(stop.text)) for stop in stops
            ],
            branches=[
                ShortBranchOut(
                    start=lane.start_year,
                    end=lane.end_year,
                    open=lane.open,
                    text=text_in(lane.text),
                )
                for lane in (drawing.lanes if drawing else [])
            ],
        ),
        text="\n".join([page.lead, words(page.standfirst)]),
        summary_text=page.summary or page.lead,
    )


def project_history(page: "HistoryPage") -> Content:
    """Return the history as milestones with facts from the source page."""
    view = history_view(page)
    stations = [row for row in view.rows if not row.is_period]
    places = published(
        [
            *(target.translation_key for row in stations for target in row.pages),
            *(partner.key for row in stations for partner in row.partners),
        ],
        page.language,
    )
    period = ""
    milestones = []
    for row in view.rows:
        if row.is_period:
            period = str(row.title or "")
        else:
            milestones.append(_milestone(row, period, page.language, places))
    partners = {partner.pk: partner for row in stations for partner in row.partners}
    return Content(
        summary=HistorySummary(**summary_of(page)),
        body=HistoryBody(
            milestones=milestones,
            branches=[
                BranchOut(
                    code=branch.code,
                    label=text_in(branch.label),
                    note=text_in(branch.note),
                    parent=branch.parent,
                    from_event=branch.from_event,
                    to_event=branch.to_event,
                    last_event=branch.last_event,
                )
                for branch in view.branches
            ],
        ),
        text="\n".join([stream_text(page.timeline), words(page.snapshots_intro)]),
        summary_text=page.summary,
        terms=[("partner", partner.code) for partner in partners.values()],
        depends_on=partners.values(),
    )


def _milestone(row: Row, period: str, language: str, places: Published) -> MilestoneOut:
    return MilestoneOut(
        id=row.event_id,
        period=period,
        start=date_out(row.start, row.start_basis),
        end=date_out(row.end, row.end_basis),
        kind=Label(code=row.kind, label=row.kind_label),
        state=Label(code=row.state, label=row.state_label),
        branch=row.branch,
        title=text_in(row.title),
        text=text_in(row.text),
        note=text_in(row.note),
        image=image_document(row.image, language),
        sources=sources(row.sources),
        pages=[
            places[target.translation_key]
            for target in row.pages
            if target.translation_key in places
        ],
        partners=[partner_out(partner, language, places) for partner in row.partners],
    )


def sources(found: list[dict[str, str]]) -> list[SourceOut]:
    """Return sources; an address that is not known stays empty."""
    return [
        SourceOut(title=source["title"], url=source.get("url") or "")
        for source in found
    ]


def project_action_plan(page: "ActionPlanPage") -> Content:
    """Return the action plan as text: its items are few and change rarely."""
    rows = plan_rows(page)
    titles = [str(row.title or "") for row in rows]
    blocks = [_paragraph("intro", page.intro)]
    if rows:
        blocks += [
            HeadingDocument(id=f"item-{number}", text=title)
            for number, title in enumerate(titles, start=1)
        ]
    else:
        blocks.append(_paragraph("empty", page.items_empty))
    return _text_page(page, blocks, "\n".join([words(page.intro), *titles]))


def project_contact(page: "ContactPage") -> Content:
    """Return the contact page with what belongs to its form."""
    privacy = page.facts.privacy_page
    places = published([privacy and privacy.translation_key], page.language)
    return Content(
        summary=PageSummary(**summary_of(page)),
        body=ContactBody(
            body=[_paragraph("intro", page.intro)],
            form=str(page.translation_key),
            consent=ConsentOut(
                text=page.consent_text, version=consent_version(page.consent_text)
            ),
            privacy_text=page.privacy_link_text,
            privacy_page=privacy and places.get(privacy.translation_key),
            thanks=clean_html(page.thank_you),
        ),
        text=words(page.intro),
        summary_text=page.summary,
        depends_on=[privacy] if privacy else [],
    )


def project_declaration(page: "AccessibilityDeclarationPage") -> Content:
    """Return the declaration's own texts under the prescribed headings."""
    names = headings(page.language)
    blocks: list[Any] = [_paragraph("opening", f"<p>{page.opening_text}</p>")]
    parts = (
        ("status", f"<p>{page.status_text}</p>{page.status_note}"),
        ("non_accessible", page.non_accessible),
        ("preparation", page.preparation),
        ("features", page.features_text),
        ("feedback", page.feedback),
        ("procedure", page.procedure),
    )
    for name, markup in parts:
        if markup:
            blocks += [
                HeadingDocument(id=name, text=names[name]),
                _paragraph(f"{name}-text", markup),
            ]
    return _text_page(page, blocks, words(*(markup for _name, markup in parts)))


def _paragraph(name: str, markup: str) -> Any:
    return ParagraphDocument(id=name, html=clean_html(markup))


def _text_page(page: Any, blocks: list[Any], text: str) -> Content:
    return Content(
        summary=PageSummary(**summary_of(page)),
        body=PageBody(body=blocks),
        text=text,
        summary_text=page.summary,
    )


def project_document(document: Any, language: str) -> Content | None:
    """Return a founding document, None while no page lists it."""
    index = document.index_page(language)
    title = document.text("title", language)
    if index is None or title is None:
        return None
    description = document.text("description", language)
    plain = document_words(document, language)
    return Content(
        summary=FoundingDocumentSummary(
            summary=plain,
            state=document.state,
            date=date_out(document.date, document.date_basis),
            parties=text_in(document.text("parties", language)),
            proofread=document.proofread,
        ),
        body=FoundingDocumentBody(
            code=document.code,
            description=_html_in(description),
            file=file_document(document.file) if document.file else None,
            event_id=document.event_id,
            sources=sources(document.source_list),
        ),
        text=plain,
        summary_text=plain,
        terms=[("year", document.date[:4])] if document.date else [],
        date_key=document.date,
        depends_on=[
            index,
            *index.ancestor_pages,
        ],
        title=title.value,
        meta=document_meta(index, document),
        path=index.document_path(document),
    )


def _html_in(text: Text | None) -> TextIn | None:
    return TextIn(text=clean_html(text.value), language=text.language) if text else None
