"""Own entries for institutions, all of them for the desk; nothing in between."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from knowledge.board.enums import Step
from knowledge.board.services import offer_step
from knowledge.models import Offer, OfferMessage
from partners_exchange.selectors import partner_of
from tests.knowledge.board.factories import board, desk, offer, person, topics, writer
from tests.knowledge.factories import partner
from vocabularies.enums import Scheme
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db
LIST = "/admin/offers/"
DOORS = ("edit/{}/", "delete/{}/", "history/{}/", "usage/{}/", "history-results/{}/")


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def typed(**changes: Any) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=30)
    return {
        "direction": "need",
        "title_pl": "Szukamy bilansu kompetencji",
        "text_pl": "Chcemy zobaczyć, jak to robicie.",
        "title_en": "",
        "text_en": "",
        "title_uk": "",
        "text_uk": "",
        "topics": [topic.pk for topic in topics("guidance")],
        "languages": ["uk", "pl"],
        "valid_until": until.isoformat(),
        **changes,
    }


def test_a_contributor_writes_in_the_institutions_name_and_no_others(client):
    author = writer()
    other = partner()
    signed_in(client, author)
    form = client.get(f"{LIST}new/").content.decode()
    assert 'name="partner"' not in form
    assert 'name="action-publish"' not in form
    data = typed(partner=other.pk, note="x", **{"action-submit": "1"})
    assert client.post(f"{LIST}new/", data).status_code == 302
    row = Offer.objects.get()
    assert (row.partner, row.state, row.note) == (partner_of(author), "submitted", "")
    assert row.languages == ["pl", "uk"]
    assert row.recorded_by == author


def test_a_contributor_cannot_publish_by_a_forged_button(client):
    signed_in(client, writer())
    client.post(f"{LIST}new/", typed(**{"action-publish": "1"}))
    assert not Offer.objects.filter(state="published").exists()


@pytest.mark.parametrize("door", DOORS)
def test_the_entries_of_others_are_not_found_and_not_named(client, door):
    row = offer(partner(), title_pl="Tajny zamiar")
    signed_in(client, writer())
    for method in (client.get, client.post):
        response = method(LIST + door.format(row.pk))
        assert response.status_code in (403, 404, 405)
        assert "Tajny zamiar" not in response.content.decode()
    for address in (LIST, f"{LIST}?q=Tajny", f"{LIST}results/"):
        assert f"/offers/edit/{row.pk}/" not in client.get(address).content.decode()
    assert Offer.objects.filter(pk=row.pk, title_pl="Tajny zamiar").exists()


def test_no_other_door_of_the_admin_names_the_entries_of_others(client):
    row = offer(partner(), state="submitted", title_pl="Tajny zamiar")
    editor = desk()
    offer_step(offer=row, step=Step.PUBLISH, user=editor)
    row.refresh_from_db()
    signed_in(client, writer())
    for address in (
        "/admin/",
        "/admin/reports/site-history/",
        f"/admin/partners_exchange/partner/usage/{row.partner_id}/",
        "/admin/offer-messages/",
    ):
        assert "Tajny zamiar" not in client.get(address).content.decode()


@pytest.mark.parametrize("username", ["translator", "reviewer"])
def test_people_without_an_institution_have_no_door(client, username):
    row = offer(partner(), title_pl="Tajny zamiar")
    signed_in(client, User.objects.get(username=username))
    for address in (LIST, f"{LIST}new/", f"{LIST}edit/{row.pk}/", "/admin/"):
        response = client.get(address)
        assert "Tajny zamiar" not in response.content.decode()
        assert (response.status_code == 200) == (address == "/admin/")
    assert '"/admin/offers/"' not in client.get("/admin/").content.decode()


def test_the_anonymous_and_people_without_the_admin_are_sent_away(client):
    row = offer(partner())
    assert client.get(f"{LIST}edit/{row.pk}/").status_code == 302
    signed_in(client, person("ola", None))
    assert client.get(f"{LIST}edit/{row.pk}/").status_code == 302


def test_the_desk_reads_sends_back_and_publishes(client):
    board()
    author = writer()
    own = partner_of(author)
    assert own
    row = offer(own, state="submitted")
    signed_in(client, desk())
    data = typed(partner=own.pk, note="", **{"action-return": "1"})
    response = client.post(f"{LIST}edit/{row.pk}/", data)
    assert response.status_code == 200
    assert "note" in response.context["form"].errors
    data["note"] = "Proszę dopisać termin."
    assert client.post(f"{LIST}edit/{row.pk}/", data).status_code == 302
    row.refresh_from_db()
    assert row.state == "returned"
    signed_in(client, author)
    assert (
        "Proszę dopisać termin." in client.get(f"{LIST}edit/{row.pk}/").content.decode()
    )
    signed_in(client, desk())
    data = typed(partner=own.pk, note="", **{"action-publish": "1"})
    client.post(f"{LIST}edit/{row.pk}/", data)
    row.refresh_from_db()
    assert row.state == "published"
    assert client.get(f"/pl/oferty-i-potrzeby/{row.slug_pl}/").status_code == 200
    actions = ModelLogEntry.objects.values_list("action", flat=True)
    assert {"knowledge.offer_return", "knowledge.offer_publish"} <= set(actions)
    assert client.get(f"{LIST}history/{row.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"text_pl": "Zupełnie co innego."}, "submitted"),
        ({"topics": "quality"}, "submitted"),
        ({"valid_until": "later"}, "published"),
        ({}, "published"),
    ],
)
def test_what_an_institution_changes_in_public_is_read_again(client, changes, state):
    board()
    author = writer()
    own = partner_of(author)
    assert own
    row = offer(own, state="published")
    data = typed(
        direction=row.direction,
        **{
            f"{name}_{code}": getattr(row, f"{name}_{code}")
            for name in ("title", "text")
            for code in ("pl", "en", "uk")
        },
        languages=[],
        valid_until=row.valid_until.isoformat(),
    )
    data.update(changes)
    if data["topics"] == "quality":
        data["topics"] = [topic.pk for topic in topics("quality")]
    if data["valid_until"] == "later":
        data["valid_until"] = (row.valid_until + timedelta(days=9)).isoformat()
    signed_in(client, author)
    response = client.post(f"{LIST}edit/{row.pk}/", data)
    assert response.status_code == 302, response.context["form"].errors
    row.refresh_from_db()
    assert row.state == state


def test_what_was_public_is_not_deleted_what_was_not_may_be(client):
    author = writer()
    own = partner_of(author)
    assert own
    public, draft = offer(own, state="published"), offer(own)
    signed_in(client, author)
    assert client.post(f"{LIST}delete/{public.pk}/").status_code == 404
    assert client.post(f"{LIST}delete/{draft.pk}/").status_code == 302
    assert list(Offer.objects.all()) == [public]


def test_too_many_topics_and_no_text_come_back_with_their_fields(client):
    signed_in(client, writer())
    response = client.post(f"{LIST}new/", typed(topics=[], text_pl=""))
    assert set(response.context["form"].errors) == {"topics", "text_pl"}
    many = Concept.objects.filter(scheme=Scheme.TOPIC).values_list("pk", flat=True)[:6]
    response = client.post(f"{LIST}new/", typed(topics=list(many)))
    assert set(response.context["form"].errors) == {"topics"}
    assert not Offer.objects.exists()


def test_answers_are_read_by_those_they_were_written_to(client):
    author = writer()
    own = partner_of(author)
    assert own
    mine, other = (
        OfferMessage.objects.create(
            offer=offer(owner),
            name=name,
            email=f"{name}@example.org",
            message="Kiedy?",
            language="pl",
        )
        for owner, name in ((own, "jan"), (partner(), "adam"))
    )
    signed_in(client, author)
    found = client.get("/admin/offer-messages/").content.decode()
    assert "jan" in found
    assert "adam" not in found
    assert client.get(f"/admin/offer-messages/inspect/{mine.pk}/").status_code == 200
    assert client.get(f"/admin/offer-messages/inspect/{other.pk}/").status_code == 404
    for door in ("edit", "delete"):
        response = client.post(f"/admin/offer-messages/{door}/{mine.pk}/")
        assert response.status_code in (302, 403, 404)
    mine.refresh_from_db()
    assert mine.name == "jan"
    assert client.get("/admin/offer-messages/new/").status_code in (302, 403)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_screens_work_in_every_language(client, language):
    editor = desk(language)
    row = offer(partner(), state="submitted")
    signed_in(client, editor)
    for address in (LIST, f"{LIST}new/", f"{LIST}edit/{row.pk}/"):
        response = client.get(address, headers={"accept-language": language})
        assert response.status_code == 200
