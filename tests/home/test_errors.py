import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config import errors

pytestmark = pytest.mark.django_db

STRANGE = [
    "/pl/nie-ma-takiej-strony/",
    "/en/no-such-page/",
    "/uk/nemaie-takoi/",
    "/uk/нема/",
    "/pl/%00/",
    "/pl/%ff%fe/",
    "/pl/kontakt/x/y/z/",
    "/en/about/documents/no-such-document/",
    "/en/about/documents/umowa-partnerska/",
    "/pl/aktualnosci/%3Cscript%3E/",
    "/pl/" + "a" * 2000 + "/",
    "/pl/feeds/nothing.xml/",
]


@pytest.mark.parametrize("path", STRANGE)
def test_unknown_addresses_are_not_found_and_never_a_fault(path):
    response = Client(raise_request_exception=False).get(path, follow=True)
    assert response.status_code == 404
    assert "Traceback" not in response.content.decode()


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_page_is_in_the_language_of_the_address(client, language):
    html = client.get(f"/{language}/qqq-nothing/").content.decode()
    assert f'<html lang="{language}">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_an_unknown_language_leads_to_a_404(client):
    response = client.get("/de/historia/", follow=True)
    assert response.status_code == 404


def test_similar_addresses_are_offered(client):
    html = client.get("/pl/cos/historia/").content.decode()
    assert 'href="/pl/historia/"' in html
    assert 'value="historia"' in html


def test_a_refusal_leaks_nothing(rf):
    request = rf.get("/en/secret/")
    response = errors.permission_denied(request, PermissionDenied("the reason"))
    assert response.status_code == 403
    assert b"the reason" not in response.content


def test_the_fault_page_needs_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(rf.get("/pl/"))
    html = response.content.decode()
    assert response.status_code == 500
    assert all(word in html for word in ("Serwer", "The server", "На сервері"))


@pytest.mark.parametrize("query", ["?page=x", "?page=-1", "?page=99999", "?year=abc"])
def test_nonsense_in_the_query_of_the_news_is_no_fault(client, query):
    assert client.get(f"/pl/aktualnosci/{query}").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", ["/", "/robots.txt", "/sitemap.xml"])
def test_machines_files_are_only_read(client, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_the_styleguide_is_for_development_only(client, settings):
    settings.DEBUG = False
    assert client.get("/styleguide/", follow=True).status_code == 404
