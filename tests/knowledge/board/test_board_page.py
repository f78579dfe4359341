"""The board as readers see it, and the form by which they answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from core import guarded_form
from knowledge.board import board_list, contact, offer_page
from knowledge.models import OfferMessage
from tests.knowledge.board.factories import (
    board,
    concept,
    desk,
    offer,
    person,
    topics,
)
from tests.knowledge.factories import partner
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db
URL = "/pl/oferty-i-potrzeby/"


@pytest.fixture(autouse=True)
def filled_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_form, "SHORTEST_FILL_SECONDS", 0)


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def filled(**changes: Any) -> dict[str, Any]:
    stamp = TimestampSigner(salt=guarded_form.STAMP_SALT).sign("form")
    return {
        "name": "Jan Kowalski",
        "institution": "",
        "email": "jan@example.org",
        "message": "Chętnie przyjedziemy.\nKiedy?",
        "consent": "on",
        "website": "",
        "stamp": stamp,
        **changes,
    }


def test_an_empty_board_says_why(client):
    board()
    found = html(client, URL)
    assert 'class="empty"' in found
    assert "<select" not in found


def test_nothing_found_keeps_the_filters_and_unknown_values_are_told(client):
    board()
    offer(partner("a"), state="published", topics=topics("guidance"))
    offer(partner("b"), state="published", direction="need", topics=topics("quality"))
    found = html(client, f"{URL}?direction=offer&topic=quality&county=atlantis")
    assert "atlantis" in found
    assert 'class="empty"' in found
    assert '<option value="offer" selected' in found
    # A choice that would find nothing beside the others says so.
    assert "(0)" in found


def test_numbers_follow_the_other_filters(client):
    board()
    place = concept(Scheme.COUNTRY, "PL")
    offer(partner("a"), state="published", country=place)
    offer(partner("b"), state="published", topics=topics("quality"))
    offer(partner("c"), state="published", direction="need", country=place)
    filters = client.get(f"{URL}?direction=offer").context["filters"]
    numbers = {
        item.parameter: {option.code: option.count for option in item.options}
        for item in filters.filters
    }
    assert numbers["direction"] == {"offer": 2, "need": 1}
    assert numbers["topic"] == {"guidance": 1, "quality": 1}
    assert numbers["country"] == {"PL": 1}


@pytest.mark.parametrize("number", [1, 25])
def test_the_board_costs_the_same_with_many_entries(
    client, number, django_assert_max_num_queries
):
    board()
    owner = partner()
    place = {
        "country": concept(Scheme.COUNTRY, "PL"),
        "nuts": concept(Scheme.NUTS, "PL21"),
        "county": concept(Scheme.COUNTY, "1261"),
    }
    for _entry in range(number):
        offer(owner, state="published", languages=["pl"], **place)
    every_filter = (
        "?direction=offer&topic=guidance&country=PL&nuts=PL21&county=1261"
        "&working-language=pl"
    )
    for query in ("", every_filter):
        with django_assert_max_num_queries(board_list.QUERY_BUDGET):
            html(client, URL + query)


@pytest.mark.parametrize("number", [0, 12])
def test_a_page_costs_the_same_whatever_fits(
    client, number, django_assert_max_num_queries
):
    board()
    row = offer(partner(), state="published")
    other = partner("druga")
    for _entry in range(number):
        offer(other, state="published", direction="need")
    with django_assert_max_num_queries(offer_page.QUERY_BUDGET):
        html(client, f"{URL}{row.slug_pl}/")


def test_pages_of_the_list(client):
    board()
    owner = partner()
    for _entry in range(board_list.PER_PAGE + 1):
        offer(owner, state="published")
    response = client.get(f"{URL}?direction=offer&page=2")
    assert len(response.context["entries"]) == 1
    assert "?direction=offer&amp;page=1" in response.content.decode()
    assert client.get(f"{URL}?page=x").context["page_obj"].number == 1


def test_a_text_in_another_language_is_marked(client):
    board("uk")
    row = offer(
        partner(), state="published", title_uk="", text_uk="", title_en="", text_en=""
    )
    found = html(client, f"/uk/propozytsii-ta-potreby/{row.slug_uk}/")
    assert f'<h1 lang="pl">{row.title_pl.replace(" ", " ")}' in found.replace(
        "\u00a0", " "
    )
    assert '<div class="foreign" lang="pl">' in found
    assert '<span lang="pl">' in html(client, "/uk/propozytsii-ta-potreby/")


def test_a_page_says_what_fits_and_shows_no_address_of_its_people(client):
    board()
    owner, other = partner(), partner("druga")
    ola = person("ola", owner)
    row = offer(owner, state="published")
    fits = offer(other, state="published", direction="need")
    offer(other, state="published", direction="need", topics=topics("quality"))
    found = html(client, f"{URL}{row.slug_pl}/")
    assert fits.slug_pl in found
    assert found.count('class="why"') == 1
    assert ola.email not in found
    assert "application/ld+json" in found


def test_the_text_is_no_markup(client):
    board()
    row = offer(
        partner(), state="published", text_pl="<script>alert(1)</script>\n\nDalej"
    )
    found = html(client, f"{URL}{row.slug_pl}/")
    assert "<script>alert" not in found
    assert "&lt;script&gt;" in found


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_was_never_public_is_not_found(client, state):
    board()
    row = offer(partner(), state=state)
    assert row.title_pl not in html(client, f"{URL}{row.slug_pl}/", 404)


@pytest.mark.parametrize("state", ["expired", "withdrawn", "submitted"])
def test_what_left_the_board_is_gone_and_not_told(client, state):
    board()
    row = offer(partner(), state="published")
    row.state = state
    row.save()
    found = html(client, f"{URL}{row.slug_pl}/", 410)
    assert row.title_pl not in found
    assert row.text_pl not in found
    assert client.get(f"/api/v1/offers/{row.key}?lang=pl").status_code == 410


def test_an_answer_is_stored_and_mailed_to_everybody_in_their_language(client):
    board()
    owner = partner()
    person("ola", owner, "pl")
    person("olena", owner, "uk")
    row = offer(owner, state="published")
    response = client.post(f"{URL}{row.slug_pl}/", filled())
    assert response.status_code == 302
    assert 'role="status"' in html(client, response["Location"])
    assert sorted(message.to[0] for message in mail.outbox) == [
        "ola@example.org",
        "olena@example.org",
    ]
    assert {message.reply_to[0] for message in mail.outbox} == {"jan@example.org"}
    stored = OfferMessage.objects.get()
    assert stored.mailed_at
    assert stored.consent_version


def test_without_people_the_desk_gets_the_answer(client):
    board()
    editor = desk()
    row = offer(partner(), state="published")
    client.post(f"{URL}{row.slug_pl}/", filled())
    assert editor.email in {message.to[0] for message in mail.outbox}


def test_a_mail_server_that_is_down_loses_no_answer(client, monkeypatch):
    board()
    owner = partner()
    person("ola", owner)
    row = offer(owner, state="published")

    def refuse(**_values: Any) -> bool:
        raise ConnectionRefusedError

    monkeypatch.setattr(contact, "mail_send", refuse)
    assert client.post(f"{URL}{row.slug_pl}/", filled()).status_code == 302
    assert OfferMessage.objects.get().mailed_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "jan"}, "email"),
        ({"name": ""}, "name"),
        ({"message": ""}, "message"),
        ({"message": "ż" * 3001}, "message"),
        ({"consent": ""}, "consent"),
        ({"website": "x"}, "__all__"),
        ({"stamp": "forged"}, "__all__"),
        ({"name": "a\r\nBcc: x@example.org"}, ""),
    ],
)
def test_an_answer_that_is_not_right_comes_back_filled_in(client, changes, field):
    board()
    row = offer(partner(), state="published")
    response = client.post(f"{URL}{row.slug_pl}/", filled(**changes))
    if not field:
        assert all("\n" not in message.subject for message in mail.outbox)
        return
    assert response.status_code == 200
    assert field in response.context["form"].errors
    if field != "message":
        assert "Chętnie przyjedziemy." in response.content.decode()
    assert not OfferMessage.objects.exists()


def test_too_many_answers_from_one_network_wait(client, monkeypatch):
    board()
    row = offer(partner(), state="published")
    monkeypatch.setattr(offer_page, "MESSAGES_AN_HOUR", 1)
    client.post(f"{URL}{row.slug_pl}/", filled())
    response = client.post(f"{URL}{row.slug_pl}/", filled())
    assert response.status_code == 429
    assert response["Retry-After"]
    assert OfferMessage.objects.count() == 1


def test_the_list_of_the_api_takes_the_same_filters(client):
    board()
    owner = partner()
    offer(owner, state="published", languages=["fr"])
    offer(owner, state="published", direction="need")
    answer = client.get("/api/v1/offers?lang=pl&direction=need").json()
    assert [item["direction"]["code"] for item in answer["items"]] == ["need"]
    answer = client.get("/api/v1/offers?lang=pl&working-language=fr").json()
    assert answer["total"] == 1
    soon = timezone.localdate() + timedelta(days=60)
    assert answer["items"][0]["valid_until"] == soon.isoformat()
