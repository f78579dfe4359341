"""An entry: what it must say, who may do what, and what is public of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import Notice, User
from knowledge.board.enums import OfferState, Step
from knowledge.board.services import offer_recheck, offer_step
from knowledge.models import Offer
from partners_exchange.models import Partner
from partners_exchange.selectors import partner_of
from publication.models import Publication
from tests.knowledge.board.factories import (
    board,
    concept,
    desk,
    offer,
    person,
    topics,
    writer,
)
from tests.knowledge.factories import partner
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db


def public(row: Offer) -> dict[str, Publication]:
    rows = Publication.objects.filter(key=row.key, withdrawn_at=None)
    return {found.language: found for found in rows}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_pl": "", "title_en": "", "title_uk": ""}, "title_pl"),
        ({"text_en": ""}, "text_en"),
        ({"title_uk": " "}, "title_uk"),
        ({"languages": ["xx"]}, "languages"),
        ({"languages": "pl"}, "languages"),
        ({"valid_until": "2999-01-01"}, "valid_until"),
        ({"direction": "both"}, "direction"),
        ({"title_pl": "a" * 101}, "title_pl"),
    ],
)
def test_an_entry_that_cannot_stand_is_refused_with_its_field(changes, field):
    with pytest.raises(ValidationError) as caught:
        offer(partner(), **changes)
    assert field in caught.value.message_dict


def test_one_language_is_enough_and_says_which_it_is():
    board()
    row = offer(
        partner(),
        title_pl="",
        text_pl="",
        title_uk="",
        text_uk="",
        state="published",
        languages=["fr", "en"],
    )
    found = public(row)
    assert set(found) == {"pl", "en", "uk"}
    data = found["pl"].document
    assert (data["name"]["language"], data["text"]["language"]) == ("en", "en")
    assert [item["code"] for item in data["languages"]] == ["en", "fr"]
    assert found["pl"].path.startswith("/pl/oferty-i-potrzeby/we-show-trial-")


def test_equal_titles_have_two_addresses_and_a_new_title_moves_nothing():
    first = offer(partner(), title_pl="Dzień otwarty")
    second = offer(partner("druga"), title_pl="Dzień otwarty")
    assert first.slug_pl == "dzien-otwarty"
    assert second.slug_pl.startswith("dzien-otwarty-")
    first.title_pl = "Inny tytuł"
    first.full_clean()
    assert first.slug_pl == "dzien-otwarty"


@pytest.mark.parametrize("state", [s for s in OfferState if s != OfferState.PUBLISHED])
def test_only_what_is_on_the_board_is_public(state):
    board()
    assert public(offer(partner(), state=state)) == {}


def test_topics_stored_later_are_published_and_so_is_a_change_of_place():
    board()
    row = offer(partner(), state="published", topics=topics("guidance"))
    assert {("topic", "guidance")} <= terms(row)
    row.topics.set(topics("quality"))
    row.country = concept(Scheme.COUNTRY, "PL")
    row.save()
    assert ("topic", "guidance") not in terms(row)
    assert {("topic", "quality"), ("country", "PL"), ("direction", "offer")} <= terms(
        row
    )


def terms(row: Offer) -> set[tuple[str, str]]:
    return set(public(row)["pl"].terms.values_list("scheme", "code"))


def test_the_way_of_an_entry_from_draft_to_the_board_and_off_it():
    board()
    author, editor = writer(), desk()
    row = offer(author_partner(author))
    row = offer_step(offer=row, step=Step.SUBMIT, user=author)
    assert Notice.objects.get(user=editor).kind == "offer-submitted"
    row.note = "Proszę podać termin."
    row.save()
    row = offer_step(offer=row, step=Step.RETURN, user=editor)
    returned = Notice.objects.get(user=author)
    assert returned.parameters["note"] == "Proszę podać termin."
    assert not public(row)
    row = offer_step(offer=row, step=Step.SUBMIT, user=author)
    row = offer_step(offer=row, step=Step.PUBLISH, user=editor)
    assert (row.note, set(public(row))) == ("", {"pl", "en", "uk"})
    offer_step(offer=row, step=Step.WITHDRAW, user=author)
    assert not public(row)
    # Their own step is no news to them.
    assert not Notice.objects.filter(kind="offer-withdrawn").exists()


def author_partner(user: User) -> Partner:
    found = partner_of(user)
    assert found
    return found


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Step.PUBLISH, "submitted"),
        (Step.PUBLISH, "draft"),
        (Step.RETURN, "submitted"),
        (Step.WITHDRAW, "draft"),
        (Step.SUBMIT, "published"),
        (Step.SUBMIT, "submitted"),
    ],
)
def test_a_contributor_cannot_take_a_step_of_the_desk_or_out_of_turn(step, state):
    author = writer()
    row = offer(author_partner(author), state=state, note="Bo tak.")
    with pytest.raises(PermissionDenied):
        offer_step(offer=row, step=step, user=author)
    row.refresh_from_db()
    assert row.state == state


@pytest.mark.parametrize("step", list(Step))
def test_nobody_moves_the_entry_of_another_institution(step):
    row = offer(partner(), state="submitted", note="Bo tak.")
    for user in (writer(), person("nobody", None)):
        with pytest.raises(PermissionDenied):
            offer_step(offer=row, step=step, user=user)


def test_no_state_is_without_a_way_on():
    editor = desk()
    for state in OfferState:
        row = offer(partner(f"p-{state}"), state=state, note="Powód.")
        taken = []
        for step in Step:
            try:
                offer_step(offer=row, step=step, user=editor)
            except PermissionDenied:
                continue
            taken.append(step)
            Offer.objects.filter(pk=row.pk).update(state=state, note="Powód.")
        assert taken, state


def test_what_is_over_or_has_no_topic_is_not_sent_on():
    author = writer()
    row = offer(author_partner(author), topics=[])
    row.valid_until = timezone.localdate() - timedelta(days=1)
    row.save()
    with pytest.raises(ValidationError) as caught:
        offer_step(offer=row, step=Step.SUBMIT, user=author)
    assert set(caught.value.message_dict) == {"topics", "valid_until"}
    row.refresh_from_db()
    assert row.state == OfferState.DRAFT


def test_sending_back_asks_for_a_reason():
    row = offer(partner(), state="submitted")
    with pytest.raises(ValidationError):
        offer_step(offer=row, step=Step.RETURN, user=desk())


def test_a_changed_text_leaves_the_board_until_it_is_read_again():
    board()
    author, editor = writer(), desk()
    row = offer(author_partner(author), state="published")
    offer_recheck(offer=row, user=author)
    assert not public(row)
    assert Notice.objects.get(user=editor).kind == "offer-submitted"
