"""Institutions record for themselves, and see nothing of one another's drafts."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.translation import override

from accounts.models import Notice, User
from core.languages import LANGUAGE_CODES
from knowledge.exchange.services import follow_ups_plan
from knowledge.exchange.viewsets import saved_message
from knowledge.models import Adoption, Finding, PartnerCondition
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.exchange.factories import (
    activity,
    adoption,
    contributor,
    desk_person,
    finding,
    owner,
    person,
    practice,
    result,
)

pytestmark = pytest.mark.django_db

MODELS = ("adoptions", "findings", "follow-ups")
SECRET = "Tajna zmiana"


def address(model: str, view: str, *args: object) -> str:
    return reverse(f"{model}:{view}", args=args)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def host_practice():
    return practice(owner(), title="Krąg doradców")


@pytest.fixture
def theirs(host_practice) -> dict[str, Any]:
    """Rows of an institution, drafts among them."""
    partner = factories.partner("obca")
    draft = adoption(host_practice, partner, state="draft", changes_pl=SECRET)
    public = adoption(host_practice, partner, changes_pl=SECRET)
    follow_ups_plan(adoption=public)
    return {
        "adoptions": draft,
        "findings": finding(activity(), partner=partner, saw_pl=SECRET, state="draft"),
        "follow-ups": public.follow_ups.first(),
    }


def form(page: Any, partner: Any, **changes: Any) -> dict[str, Any]:
    return {
        "practice": page.pk,
        "partner": partner.pk,
        "result": result("adapted").pk,
        "start": "2021-05",
        "state": "public",
        "changes_pl": "Zdalnie.",
        **changes,
    }


def test_an_institution_records_an_adoption_of_its_own(host_practice):
    guest = factories.partner("gosc")
    desk = desk_person()
    client = signed_in(contributor(guest, interface_language="uk"))
    key = host_practice.translation_key
    begun = client.get(address("adoptions", "add"), {"practice": str(key)})
    assert "Krąg doradców" in begun.content.decode()
    answer = client.post(address("adoptions", "add"), form(host_practice, guest))
    assert answer.status_code == 302
    row = Adoption.objects.get(partner=guest)
    assert row.recorded_by.username == "od-gosc"
    assert sorted(row.follow_ups.values_list("months", flat=True)) == [3, 12]
    assert Publication.objects.filter(key=row.key, withdrawn_at=None).count() == 3
    told = Notice.objects.get(kind="adoption-recorded", user=desk)
    assert told.parameters == {"institution": "GOSC", "practice": "Krąg doradców"}


def test_a_wrong_date_is_said_beside_the_field(host_practice):
    guest = factories.partner("gosc")
    client = signed_in(contributor(guest))
    answer = client.post(
        address("adoptions", "add"), form(host_practice, guest, start="2009")
    )
    assert answer.status_code == 200
    assert "2015" in str(answer.context["form"].errors["start"])
    assert not Adoption.objects.exists()


def test_nobody_records_for_another_institution(host_practice):
    guest, other = factories.partner("gosc"), factories.partner("inna")
    client = signed_in(contributor(guest))
    answer = client.post(address("adoptions", "add"), form(host_practice, other))
    assert answer.status_code == 200
    assert "partner" in answer.context["form"].errors
    assert not Adoption.objects.exists()


def test_a_draft_cannot_be_chosen(host_practice):
    guest = factories.partner("gosc")
    hidden = factories.draft(factories.branch(factories.partner("obca")))
    client = signed_in(contributor(guest))
    answer = client.post(address("adoptions", "add"), form(hidden, guest))
    assert answer.status_code == 200
    assert hidden.title not in answer.content.decode()
    chooser = reverse("public_practice_chooser:choose")
    listed = client.get(chooser).json()["html"]
    assert host_practice.title in listed
    assert hidden.title not in listed
    chosen = reverse("public_practice_chooser:chosen", args=[hidden.pk])
    assert client.get(chosen).status_code == 404
    begun = client.get(
        address("adoptions", "add"), {"practice": str(hidden.translation_key)}
    )
    assert hidden.title not in begun.content.decode()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "view", ["edit", "history", "history_results", "usage", "delete"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_door_leads_to_the_rows_of_others(theirs, model, view, method):
    client = signed_in(contributor(factories.partner("gosc")))
    answer = getattr(client, method)(address(model, view, theirs[model].pk))
    assert answer.status_code in (302, 403, 404, 405)
    assert SECRET not in answer.content.decode()
    if answer.status_code == 302:
        assert answer["Location"] == reverse("wagtailadmin_home")


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", ["index", "index_results"])
def test_lists_show_the_own_rows_only(theirs, model, view):
    client = signed_in(contributor(factories.partner("gosc")))
    answer = client.get(address(model, view))
    assert answer.status_code == 200
    assert "OBCA" not in answer.content.decode()
    assert SECRET not in answer.content.decode()
    desk = signed_in(desk_person())
    assert str(theirs[model].pk) in desk.get(address(model, view)).content.decode()


@pytest.mark.parametrize("name", ["reviewer", "translator"])
@pytest.mark.parametrize("model", MODELS)
def test_others_who_work_here_record_nothing(theirs, name, model):
    client = signed_in(User.objects.get(username=name))
    for view, args in (("index", []), ("add", []), ("edit", [theirs[model].pk])):
        answer = client.get(address(model, view, *args))
        assert answer.status_code in (302, 403, 404)
        assert SECRET not in answer.content.decode()


def test_the_desk_withdraws_for_good(host_practice):
    guest = factories.partner("gosc")
    row = adoption(host_practice, guest)
    desk = signed_in(desk_person())
    edit = address("adoptions", "edit", row.pk)
    gone = form(host_practice, guest, state="withdrawn")
    assert desk.post(edit, gone).status_code == 302
    assert not Publication.objects.filter(key=row.key, withdrawn_at=None).exists()
    own = signed_in(contributor(guest))
    answer = own.post(edit, form(host_practice, guest))
    assert "state" in answer.context["form"].errors
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_an_institution_answers_a_follow_up(host_practice):
    guest = factories.partner("gosc")
    row = adoption(host_practice, guest)
    follow_ups_plan(adoption=row)
    item = row.follow_ups.get(months=3)
    client = signed_in(contributor(guest))
    edit = address("follow-ups", "edit", item.pk)
    assert "Krąg doradców" in client.get(edit).content.decode()
    answer = client.post(
        edit, {"result": result("adopted").pk, "note_uk": "Працює добре."}
    )
    assert answer.status_code == 302
    document = Publication.objects.get(key=row.key, language="uk").document
    assert document["follow_ups"][0]["note"]["text"] == "Працює добре."
    assert document["result"]["code"] == "adopted"


def test_follow_ups_are_made_by_the_site_only(host_practice):
    desk = signed_in(desk_person())
    assert desk.get(address("follow-ups", "add")).status_code in (302, 403, 404)


def test_a_finding_is_recorded_with_its_activity(host_practice):
    guest, event = factories.partner("gosc"), activity()
    client = signed_in(contributor(guest))
    answer = client.post(
        address("findings", "add"),
        {
            "activity": event.pk,
            "practice": host_practice.pk,
            "partner": guest.pk,
            "verdict": "yes",
            "by_when": "2027",
            "state": "public",
            "saw_en": "They meet monthly.",
        },
    )
    assert answer.status_code == 302
    assert Finding.objects.get().recorded_by.username == "od-gosc"


def conditions_url(code: str) -> str:
    return reverse("exchange_conditions", args=[code])


def test_an_institution_describes_its_conditions():
    guest = factories.partner("gosc")
    client = signed_in(contributor(guest))
    start = client.get(reverse("exchange_conditions_start"))
    assert start["Location"] == conditions_url("gosc")
    page = client.get(conditions_url("gosc"))
    assert len(page.context["rows"]) == 8
    code = page.context["rows"][0][0].code
    answer = client.post(
        conditions_url("gosc"), {f"{code}-rating": "2", f"{code}-note_en": "Nearly."}
    )
    assert answer.status_code == 302
    row = PartnerCondition.objects.get()
    document = Publication.objects.get(key=row.profile.key, language="pl").document
    assert document["conditions"][0]["note"] == {"text": "Nearly.", "language": "en"}
    client.post(conditions_url("gosc"), {})
    assert not PartnerCondition.objects.exists()
    assert not Publication.objects.filter(
        key=row.profile.key, withdrawn_at=None
    ).exists()


@pytest.mark.parametrize("rating", ["4", "-1", "x"])
def test_an_impossible_rating_changes_nothing(rating):
    client = signed_in(contributor(factories.partner("gosc")))
    rows = client.get(conditions_url("gosc")).context["rows"]
    answer = client.post(conditions_url("gosc"), {f"{rows[0][0].code}-rating": rating})
    assert answer.status_code == 200
    assert not PartnerCondition.objects.exists()


def test_nobody_describes_the_conditions_of_others():
    factories.partner("obca")
    client = signed_in(contributor(factories.partner("gosc")))
    for method in (client.get, client.post):
        answer = method(conditions_url("obca"))
        assert answer.status_code in (302, 403)
        assert "Instytucja obca" not in answer.content.decode()
    reviewer = signed_in(User.objects.get(username="reviewer"))
    assert reviewer.get(conditions_url("obca")).status_code in (302, 403)
    stranger = signed_in(person("nikt"))
    assert stranger.get(reverse("exchange_conditions_start")).status_code in (302, 403)


def said_of_drafts(row: Adoption) -> list[str]:
    """Return the message in every language, as it stands in a page."""
    found = []
    for language in LANGUAGE_CODES:
        with override(language):
            found.append(conditional_escape(saved_message(row)))
    return found


@pytest.mark.parametrize(("state", "said"), [("draft", True), ("public", False)])
def test_whoever_saves_a_draft_learns_that_nobody_reads_it(host_practice, state, said):
    own = factories.partner("swoja")
    client = signed_in(contributor(own, interface_language="en"))
    row = adoption(host_practice, own, state="draft")
    for url in (address("adoptions", "add"), address("adoptions", "edit", row.pk)):
        answer = client.post(url, form(host_practice, own, state=state), follow=True)
        messages = " ".join(str(item) for item in answer.context["messages"])
        assert any(words in messages for words in said_of_drafts(row)) == said
