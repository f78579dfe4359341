"""What practices, board and exchange hide, planted as data.

Every plant is public first, with the marker in its words, so that each door is
known to show it; then it is hidden, each in another way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Comment, Page, PageViewRestriction

from accounts.models import User
from knowledge.board.enums import OfferState
from knowledge.board.services import offer_expire, offer_recheck
from knowledge.exchange.services import Said, conditions_save, follow_ups_plan
from knowledge.models import (
    ConditionProfile,
    ConfirmationRequest,
    CountryPage,
    Offer,
    OfferMessage,
    PracticePage,
    ProductPage,
    ResourcePage,
    TopicPage,
)
from knowledge.reviews.closing import record_archive, record_withdraw
from partners_exchange.models import Partner
from tests.crawl.secrets import MARKER, PLACE
from tests.knowledge import factories
from tests.knowledge.board.factories import board, offer
from tests.knowledge.exchange.factories import activity, adoption, finding
from tests.knowledge.reviews.people import Office, act, fresh, give
from tests.knowledge.transfer.tables import csv, imported
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concepts

Hide = Callable[[], object]


@dataclass(slots=True)
class Plant:
    """Something that is public now, and the ways to hide it."""

    name: str
    plural: str
    kind: str
    key: str
    hide: Hide
    path: str = ""


@dataclass(slots=True)
class Garden:
    """Everything planted, and what is known of it by those who saw it."""

    plants: list[Plant] = field(default_factory=list)
    # Never public, from the beginning.
    drafts: list[Plant] = field(default_factory=list)
    practices: list[PracticePage] = field(default_factory=list)

    @property
    def all(self) -> list[Plant]:
        return [*self.plants, *self.drafts]

    def hide(self) -> None:
        for plant in self.plants:
            plant.hide()


def nothing() -> None:
    """Leave a plant as it is: it was never public."""


def grown(desk: User) -> Garden:
    """Plant everything."""
    garden = Garden()
    owner, guest = factories.partner("ogrodnik"), factories.partner("gosc")
    plant_practices(garden, owner, desk)
    garden.plants += library(owner)
    garden.plants += offers(guest, desk)
    garden.plants += rows(garden, guest)
    garden.plants += subjects()
    garden.drafts += never_public(owner, guest)
    beside_the_text(garden, owner, desk)
    return garden


def practice(owner: Partner, name: str) -> PracticePage:
    """Return a public practice that says the marker everywhere."""
    page = factories.practice(
        factories.branch(owner),
        title=f"{MARKER} praktyka {name}",
        slug=f"{PLACE}-praktyka-{name}",
        plain_summary=f"{MARKER} prostymi słowami {name}",
        source_url=f"https://example.org/{MARKER}/{name}",
    )
    # A second version, so that there is a difference to read.
    page.summary = f"{MARKER} w skrócie, poprawione: {name}"
    page.save_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


def restricted(page: Page) -> Hide:
    """Return what lets only people who are signed in read a page."""
    return lambda: PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )


def plant_practices(garden: Garden, owner: Partner, desk: User) -> None:
    """Plant practices, hidden in every way there is."""
    pages = {
        name: practice(owner, name)
        for name in ("wycofana", "zdjeta", "wygasla", "zamknieta", "usunieta")
    }
    ways: dict[str, Hide] = {
        "wycofana": lambda: record_withdraw(
            page=pages["wycofana"], user=desk, reason="ended", note=f"{MARKER} powód"
        ),
        "zdjeta": pages["zdjeta"].unpublish,
        "wygasla": lambda: pages["wygasla"].unpublish(set_expired=True),
        "zamknieta": restricted(pages["zamknieta"]),
        "usunieta": lambda: fresh(pages["usunieta"]).delete(),
    }
    for name, page in pages.items():
        key, path = str(page.translation_key), str(page.url)
        garden.plants.append(
            Plant(name, "practices", "practice", key, ways[name], path)
        )
    # What is recorded of one that is deleted goes with it.
    garden.practices += [page for name, page in pages.items() if name != "usunieta"]


def library(owner: Partner) -> Iterator[Plant]:
    """Yield a resource and a product that leave the library."""
    resource = ResourcePage(
        title=f"{MARKER} zasób",
        slug=f"{PLACE}-zasob",
        summary=f"{MARKER} opis zasobu",
        plain_summary=f"{MARKER} zasób prostymi słowami",
        record_type=Concept.objects.filter(scheme=Scheme.RECORD_TYPE).first(),
        practice_kind=factories.values()["practice_kind"],
        topics=factories.topics(1),
        description=[("paragraph", f"<p>{MARKER} co to jest.</p>")],
        consent=True,
    )
    factories.branch(owner).add_child(instance=resource)
    product = ProductPage.objects.filter(live=True, locale__language_code="pl")[0]
    product.title, product.slug = f"{MARKER} produkt", f"{PLACE}-produkt"
    product.summary = f"{MARKER} opis produktu"
    for page, plural, kind in (
        (resource, "resources", "resource"),
        (product, "products", "product"),
    ):
        page.save_revision().publish()
        stored = fresh(page)
        key = str(stored.translation_key)
        yield Plant(kind, plural, kind, key, stored.unpublish, str(stored.url))


def offers(partner: Partner, desk: User) -> Iterator[Plant]:
    """Yield entries of the board that leave it, each in another way."""
    board()
    ways: dict[str, Callable[[Offer], object]] = {
        "zdjeta": lambda row: moved(row, OfferState.WITHDRAWN),
        "odeslana": lambda row: moved(row, OfferState.RETURNED),
        "wygasla": lambda row: offer_expire(offer=row),
        "zmieniona": lambda row: offer_recheck(offer=row, user=desk),
    }
    for name, way in ways.items():
        row = published_offer(partner, name)
        yield Plant(
            f"offer {name}",
            "offers",
            "offer",
            str(row.key),
            lambda row=row, way=way: way(row),  # type: ignore[misc]
            f"/pl/oferty-i-potrzeby/{row.slug_pl}/",
        )


def published_offer(partner: Partner, name: str) -> Offer:
    """Return an entry on the board."""
    row = offer(
        partner,
        state="published",
        text_pl=f"{MARKER} treść {name}",
        **{
            f"title_{code}": f"{MARKER} wpis {name} {code}"
            for code in ("pl", "en", "uk")
        },
        **{
            f"slug_{code}": f"{PLACE}-wpis-{name}-{code}" for code in ("pl", "en", "uk")
        },
    )
    # Its topics joined after it was stored.
    row.save()
    return row


def moved(row: Any, state: str) -> None:
    """Store a row in another state."""
    row.state = state
    row.save()


def rows(garden: Garden, guest: Partner) -> Iterator[Plant]:
    """Yield findings, adoptions and conditions, and what shows a hidden page."""
    event = activity(f"{MARKER} wizyta", slug=f"{PLACE}-wizyta")
    yield Plant(
        "activity", "activities", "activity", str(event.translation_key),
        restricted(event), str(event.url),
    )  # fmt: skip
    shown = factories.practice(factories.branch(guest), title="Jawna praktyka gościa")
    for state in ("withdrawn", "draft"):
        seen = finding(event, partner=guest, saw_pl=f"{MARKER} widziane {state}")
        yield row_plant(f"finding {state}", "findings", "finding", seen, state)
        taken = adoption(
            garden.practices[0],
            guest,
            changes_pl=f"{MARKER} zmiana {state}",
            place_pl=f"{MARKER} miejsce {state}",
        )
        follow_ups_plan(adoption=taken)
        taken.follow_ups.update(note_pl=f"{MARKER} po trzech miesiącach")
        taken.save()
        yield row_plant(f"adoption {state}", "adoptions", "adoption", taken, state)
    # These stay public, and name what is going to be hidden.
    finding(event, partner=guest, practice=garden.practices[-1], saw_pl="Jawne słowa")
    finding(event, practice=shown, saw_pl="Inne jawne słowa")
    for page in garden.practices:
        adoption(page, guest, changes_pl="Jawna zmiana")
    yield conditions(guest)


def row_plant(name: str, plural: str, kind: str, row: Any, state: str) -> Plant:
    """Return a row that is going to leave the public in a state."""
    return Plant(name, plural, kind, str(row.key), lambda: moved(row, state))


def conditions(partner: Partner) -> Plant:
    """Return what an institution says of itself, and takes back."""
    first = concepts(scheme=Scheme.TRANSFER_CONDITION)[0]
    note = dict.fromkeys(("pl", "en", "uk"), f"{MARKER} warunek")
    conditions_save(partner=partner, said={first: Said(rating=2, notes=note)})
    key = str(ConditionProfile.objects.get(partner=partner).key)
    return Plant(
        "conditions",
        "conditions",
        "conditions",
        key,
        lambda: conditions_save(partner=partner, said={}),
    )


def subjects() -> Iterator[Plant]:
    """Yield the page of a topic and of a country with a marked introduction."""
    for model, plural, kind in (
        (TopicPage, "topics", "topic"),
        (CountryPage, "countries", "country"),
    ):
        page = model.objects.filter(locale__language_code="pl", live=True)[0]
        page.intro = f"<p>{MARKER} wstęp</p>"
        page.summary = f"{MARKER} lid"
        page.save_revision().publish()
        page = model.objects.get(pk=page.pk)
        yield Plant(
            kind,
            plural,
            kind,
            str(page.translation_key),
            lambda page=page: page.unpublish(),  # type: ignore[misc]
            str(page.url),
        )


def never_public(owner: Partner, guest: Partner) -> Iterator[Plant]:
    """Yield what has only ever been a draft."""
    page = factories.draft(
        factories.branch(owner),
        title=f"{MARKER} szkic praktyki",
        slug=f"{PLACE}-szkic-praktyki",
    )
    yield Plant(
        "draft", "practices", "practice", str(page.translation_key), nothing,
        str(page.url or ""),
    )  # fmt: skip
    for state in (OfferState.DRAFT, OfferState.SUBMITTED, OfferState.RETURNED):
        row = offer(guest, state=state, title_pl=f"{MARKER} szkic", note=MARKER)
        yield Plant(f"offer {state}", "offers", "offer", str(row.key), nothing)
    event = activity("Jawne spotkanie")
    seen = finding(event, saw_pl=f"{MARKER} szkic", state="draft")
    yield Plant("draft finding", "findings", "finding", str(seen.key), nothing)
    public = factories.practice(factories.branch(owner), title="Jawna do przejęcia")
    taken = adoption(public, guest, changes_pl=f"{MARKER} szkic", state="draft")
    yield Plant("draft adoption", "adoptions", "adoption", str(taken.key), nothing)


def beside_the_text(garden: Garden, owner: Partner, desk: User) -> None:
    """Say the marker where only the desk reads, beside public records."""
    office = Office()
    page = office.in_review(title="Jawna po recenzji", compiled=False)
    for reviewer in office.reviewers[:2]:
        give(page, reviewer, opinion=f"{MARKER} opinia", note=f"{MARKER} do redakcji")
    act(page, office.desk, "approve", evidence_level="2", comment=f"{MARKER} decyzja")
    page = fresh(page)
    assert page.live
    Comment.objects.create(
        page=page, user=desk, text=f"{MARKER} uwaga", contentpath="title", position=""
    )
    ConfirmationRequest.objects.create(
        practice=page, answer="changes", note=f"{MARKER} od właściciela"
    )
    page.title, page.change_note = f"{MARKER} w nowym szkicu", f"{MARKER} co zmieniono"
    page.save_revision(clean=False)
    archived = factories.practice(factories.branch(owner), title="Jawna w archiwum")
    record_archive(page=archived, user=desk, reason="ended", note=f"{MARKER} powód")
    entry = offer(owner, state="published", note=f"{MARKER} uwaga redakcji")
    OfferMessage.objects.create(
        offer=entry,
        name=f"{MARKER} nadawca",
        email="ktos@example.org",
        message=f"{MARKER} pytanie",
        language="pl",
    )
    imported(
        desk,
        "practices",
        csv(("Tytuł", "Właściciel"), (f"{MARKER} z tabeli", owner.code)),
    )
    for public in (page, archived):
        garden.drafts.append(
            Plant(
                "beside a public one",
                "practices",
                "practice",
                str(public.translation_key),
                nothing,
                str(public.url),
            )
        )
    garden.drafts.append(Plant("answered", "offers", "offer", str(entry.key), nothing))
