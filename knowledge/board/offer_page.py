"""The page of one entry: what it says, what fits it, and a form to answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from core.frame import (
    PageFrame,
    alternates_from,
    frame_set,
    languages_from,
    missing_urls,
)
from core.hourly import HOUR, allowed_this_hour
from core.meta import PageMeta
from knowledge.board.board_list import Entry, board_entry, place_or_unknown, text_of
from knowledge.board.contact import MESSAGES_AN_HOUR, offer_message_store
from knowledge.board.enums import DIRECTION, Direction
from knowledge.board.forms import OfferMessageForm
from knowledge.board.matching import fit
from knowledge.board.meta import offer_meta
from knowledge.models.offers import Offer
from publication.models import Publication
from publication.selectors import publication_list

if TYPE_CHECKING:
    from knowledge.models import BoardPage

# Queries of the whole page, whatever fits the entry.
QUERY_BUDGET = 24
MOST_FITTING = 10
# Newer ones first; beyond so many candidates a reader is better served by the list.
MOST_CANDIDATES = 200
SENT = "sent"
TEMPLATE = "knowledge/board_offer.html"
GONE_TEMPLATE = "knowledge/board_offer_gone.html"
GONE, TOO_MANY_REQUESTS = 410, 429

Row = dict[str, Any]


def offer_response(page: "BoardPage", request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with an entry's page, or that it has left the board.

    Raises:
        Http404: nothing public was ever there.
    """
    offer = Offer.objects.filter(**{f"slug_{page.language}": slug}).first()
    if offer is None or offer.published_at is None:
        raise Http404
    row = Publication.objects.filter(
        key=offer.key, language=page.language, withdrawn_at=None
    ).first()
    if row is None:
        return gone_response(page, request)
    frame_set(request, offer_frame(offer, page, row))
    form, status = None, 200
    if request.method == "POST":
        form = OfferMessageForm(request.POST)
        if form.is_valid():
            if allowed_this_hour(request, purpose="board", most=MESSAGES_AN_HOUR):
                offer_message_store(offer=offer, board=page, data=form.cleaned_data)
                return HttpResponseRedirect(f"{row.path}?{SENT}=1#answer")
            form.add_error(
                None, _("Too many messages from your network. Please wait an hour.")
            )
            status = TOO_MANY_REQUESTS
        form.data = form.refreshed_data()
    context = offer_context(row, page.language)
    context["form"] = form or OfferMessageForm()
    context["sent"] = request.method == "GET" and SENT in request.GET
    response = page.render(request, template=TEMPLATE, context_overrides=context)
    response.status_code = status
    if status == TOO_MANY_REQUESTS:
        response["Retry-After"] = str(HOUR)
    return response


def gone_response(page: "BoardPage", request: HttpRequest) -> HttpResponse:
    """Say that an entry has left the board, and nothing of what it was."""
    urls = {code: other.url for code, other in page.live_translations.items()}
    title = _("This entry has left the board")
    frame_set(
        request,
        PageFrame(
            meta=PageMeta(title=title, breadcrumbs=page.breadcrumbs),
            languages=languages_from(
                urls, page.language, missing_urls(page.translation_key)
            ),
        ),
    )
    response = page.render(
        request, template=GONE_TEMPLATE, context_overrides={"title": title}
    )
    response.status_code = GONE
    return response


def offer_frame(offer: Offer, page: "BoardPage", row: Publication) -> PageFrame:
    """Return the frame: the entry's address in every language of the board."""
    urls = {
        code: f"{other.url}{offer.slug_in(code)}/"
        for code, other in page.live_translations.items()
    }
    return PageFrame(
        meta=offer_meta(offer, page, row.path),
        languages=languages_from(
            urls, page.language, missing_urls(page.translation_key)
        ),
        alternates=alternates_from(urls),
        kind_label=_("Offer or need"),
    )


def offer_context(row: Publication, language: str) -> dict[str, Any]:
    """Return what the template shows of a published entry."""
    data = row.document
    entry = board_entry(data, row)
    return {
        "entry": entry,
        "text": text_of(data["text"]),
        "rows": fact_rows(data, entry),
        "fitting": fitting(data, language),
    }


def fact_rows(data: Mapping[str, Any], entry: Entry) -> list[Row]:
    """Return the rows of the list of facts."""
    partner: Row = {"value": entry.partner.value, "lang": entry.partner.language}
    if entry.partner_url:
        partner["url"] = entry.partner_url
    return [
        {"label": _("Offer or need"), "value": entry.direction},
        {"label": _("Institution"), "items_listed": [partner]},
        {
            "label": _("Topics"),
            "items_listed": [{"value": topic["label"]} for topic in data["topics"]],
        },
        {"label": _("Place"), "value": place_or_unknown(data)},
        {
            "label": _("Languages of the exchange"),
            "value": entry.languages or _("not recorded"),
        },
        {
            "label": _("Valid until"),
            "value": entry.until,
            "datetime": entry.until_date,
        },
    ]


def fitting(data: Mapping[str, Any], language: str) -> list[tuple[Entry, list[str]]]:
    """Return what fits an entry, with the reasons in words."""
    direction = Direction(data["direction"]["code"])
    listing = publication_list(
        kinds=["offer"],
        language=language,
        terms={
            DIRECTION: [direction.opposite.value],
            "topic": [topic["code"] for topic in data["topics"]],
        },
        limit=MOST_CANDIDATES,
    )
    found = [(shared, row) for row in listing.items if (shared := fit(data, row.data))]
    found.sort(key=lambda pair: pair[0].weight, reverse=True)
    return [
        (board_entry(row.data, row), shared.reasons())
        for shared, row in found[:MOST_FITTING]
    ]
