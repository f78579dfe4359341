"""`/id/<kind>/<key>` leads to the page, or says that it is gone."""

import pytest

from tests.headless.sample import publish, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]


@pytest.mark.parametrize(
    "address",
    [
        "sample-news/00000000-0000-4000-8000-000000000000",
        "news/1",
        "news/",
        "",
        "nothing/x",
    ],
)
def test_unknown(client, address):
    assert client.get(f"/id/{address}").status_code == 404


def test_another_kind(client):
    row = publish("Tytuł")
    assert client.get(f"/id/sample-partner/{row.key}").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "served"), [("en", "en"), ("pl", "pl"), ("uk", "en"), ("de", "pl")]
)
def test_leads_to_the_best_language(client, django_assert_num_queries, wanted, served):
    paths = {"pl": publish("Tytuł", "pl")}
    paths["en"] = publish("Title", "en", key=paths["pl"].key)
    with django_assert_num_queries(1):
        response = client.get(
            f"/id/sample-news/{paths['pl'].key}", headers={"accept-language": wanted}
        )
    assert response.status_code == 302
    assert response["Location"] == paths[served].path
    assert "Accept-Language" in response["Vary"]


def test_withdrawn_is_gone(client):
    row = publish("Tajne")
    withdraw(row)
    response = client.get(
        f"/id/sample-news/{row.key}", headers={"accept-language": "en"}
    )
    assert response.status_code == 410
    assert '<html lang="en">' in response.content.decode()


def test_posting_is_refused(client):
    row = publish("Tytuł")
    assert client.post(f"/id/sample-news/{row.key}").status_code == 405
