import json
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Site

import home
from home.checks import host_facts_are_given
from home.models import SiteFacts

pytestmark = pytest.mark.django_db

KEYS = [
    item["key"].replace("-", "_")
    for item in json.loads(
        (Path(home.__file__).parent / "data" / "site_facts.json").read_text()
    )["items"]
]


def facts() -> SiteFacts:
    return SiteFacts.objects.get(site=Site.objects.get(is_default_site=True))


def test_there_is_a_field_for_every_fact():
    assert sorted(SiteFacts.fact_names()) == sorted(KEYS)


def test_every_empty_fact_is_named():
    assert sorted(facts().missing_facts()) == sorted(KEYS)
    message = host_facts_are_given()[0]
    assert message.id == "home.W001"
    assert all(key in message.msg for key in KEYS)


def test_a_given_fact_is_not_missing():
    given = facts()
    given.contact_unit_uk = "Відділ"
    given.contact_email = "kontakt@example.org"
    given.save()
    assert {"contact_unit", "contact_email"}.isdisjoint(facts().missing_facts())


def test_the_check_runs_before_deployment_only(capsys):
    call_command("check", "--tag", "compatibility")
    assert "home.W001" not in capsys.readouterr().err


def test_reading_facts_writes_nothing(client):
    SiteFacts.objects.all().delete()
    assert client.get("/pl/kontakt/").status_code == 200
    assert not SiteFacts.objects.exists()


def test_links_of_the_host_appear_when_given(client):
    address = "https://example.org/etr"
    assert address not in client.get("/pl/").content.decode()
    given = facts()
    given.easy_to_read = address
    given.save()
    assert address in client.get("/pl/").content.decode()
