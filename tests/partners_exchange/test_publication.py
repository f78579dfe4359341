"""What of the registry, groups and activities is public, as data."""

import pytest

from core.identity import key_for
from partners_exchange.models import Membership, PartnerFact
from partners_exchange.selectors import partner_by_code
from publication.followers import run_followers
from publication.models import Publication
from publication.selectors import Order, publication_list
from tests.partners_exchange.factories import (
    activity,
    partner,
    partner_list,
    seeded_activity,
    term,
)
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db


def row_of(key, language: str = "pl") -> Publication:
    return Publication.objects.get(key=key, language=language)


def terms_of(row: Publication) -> set[tuple[str, str]]:
    return set(row.terms.values_list("scheme", "code"))


def test_a_partner_is_public_in_three_languages():
    row = partner(country=term(Scheme.COUNTRY, "FR"), city_pl="Lyon", founded="2004")
    for language, label in (("pl", "Francja"), ("en", "France"), ("uk", "Франція")):
        data = row_of(row.key, language).data
        assert data["country"] == {"code": "FR", "label": label}
        assert data["founded"] == {"value": "2004", "precision": "year", "basis": ""}
        assert data["city"] == {"text": "Lyon", "language": "pl"}
    assert terms_of(row_of(row.key)) == {("country", "FR")}


def test_a_partner_without_anything_is_public():
    row = partner(short_name="")
    data = row_of(row.key).document
    assert data["partner_type"] is None
    assert data["facts"] == data["memberships"] == []
    assert data["description"] is None


def test_facts_and_memberships_publish_their_partner_again():
    row = partner()
    before = row_of(row.key).sequence
    PartnerFact.objects.create(partner=row, text_pl="Fakt", source_title="Źródło")
    Membership.objects.create(
        partner=row, joined="2008", left="2012", source_title="Źródło"
    )
    data = row_of(row.key)
    assert data.sequence > before
    assert data.document["facts"][0]["text"] == {"text": "Fakt", "language": "pl"}
    assert data.document["memberships"][0]["left"]["value"] == "2012"


def test_partners_follow_their_list():
    row = partner()
    page = partner_list("uk")
    page.unpublish()
    assert row_of(row.key, "uk").withdrawn_at is not None
    assert row_of(row.key, "pl").withdrawn_at is None
    page.save_revision().publish()
    assert row_of(row.key, "uk").withdrawn_at is None


def test_partners_keep_to_the_address_of_their_list():
    row = partner()
    page = partner_list("en")
    page.slug = "organisations"
    page.save_revision().publish()
    assert row_of(row.key, "en").path == f"/en/organisations/{row.slug_en}/"


def test_a_deleted_partner_is_withdrawn():
    row = partner()
    key = row.key
    row.delete()
    assert row_of(key).withdrawn_at is not None


def test_a_task_group_says_when_it_worked():
    row = row_of(key_for("group", "guidance"), "en")
    assert row.data["start"]["value"] == "2008"
    assert row.data["end"] == {"value": "2013", "precision": "year", "basis": "stated"}
    assert row.document["mandate"] == ""
    assert row.document["body"][0]["type"] == "paragraph"
    assert row.document["sources"][0]["url"].startswith("https://")


def test_an_activity_has_labels_of_its_language_and_dates_as_data():
    data = row_of(key_for("activity", "conf-8"), "uk").document
    assert data["activity_kind"] == {"code": "conference", "label": "Конференція"}
    assert data["start"]["basis"] == "inferred-year"
    assert data["series"]["path"].startswith("/uk/")
    assert data["edition"] == 8
    assert data["organisers"][0]["code"] == "mpku"
    assert data["programme"][0]["start"] == ""
    assert data["mode"] is None


def test_an_activity_can_be_filtered():
    row = row_of(key_for("activity", "conf-8"))
    assert terms_of(row) >= {
        ("activity-kind", "conference"),
        ("year", "2015"),
        ("partner", "mpku"),
        ("event-state", "held"),
        ("series", str(key_for("activity-series", "conference"))),
    }


def test_an_activity_over_two_years_is_in_both():
    page = activity(start="2023-12", end="2025-01")
    years = {code for scheme, code in terms_of(row_of(page.translation_key))
             if scheme == "year"}  # fmt: skip
    assert years == {"2023", "2024", "2025"}


def test_a_renamed_partner_is_renamed_in_activities():
    row = partner_by_code(code="uj")
    row.name_pl = "Uniwersytet Przemianowany"
    row.full_clean()
    row.save()
    run_followers()
    data = row_of(seeded_activity("roundtable-2022").translation_key).document
    names = [entry["name"]["text"] for entry in data["partners"]]
    assert "Uniwersytet Przemianowany" in names


def test_a_recurring_activity_says_how_often():
    row = row_of(key_for("activity-series", "conference"), "en")
    assert row.data["frequency"] == "once a year"


def test_everything_linked_to_a_partner_is_found_by_its_code():
    found = publication_list(
        kinds=["activity"],
        language="pl",
        terms={"partner": ["freref"]},
        order=Order.TITLE,
    )
    assert [row.key for row in found.items] == [key_for("activity", "uer-14")]
