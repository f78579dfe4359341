"""A form as data."""

import pytest

from core.consent import consent_version
from core.identity import key_for
from headless.forms.api import Form
from publication.models import Publication
from tests.headless.forms.sending import ADDRESS, KEY, contact_page

pytestmark = pytest.mark.django_db


def test_the_form_in_each_language(client):
    seen = {}
    for language in ("pl", "en", "uk"):
        response = client.get(f"{ADDRESS}?lang={language}")
        form = response.json()
        Form.model_validate(form)
        assert response.status_code == 200
        assert response["Content-Language"] == form["language"] == language
        assert form["key"] == str(KEY)
        assert form["submit"] == f"http://testserver{ADDRESS}?lang={language}"
        page = contact_page(language)
        assert form["consent"] == {
            "text": page.consent_text,
            "version": consent_version(page.consent_text),
        }
        fields = {field["name"]: field for field in form["fields"]}
        assert {name: field["type"] for name, field in fields.items()} == {
            "name": "text",
            "email": "email",
            "subject": "select",
            "message": "textarea",
            "consent": "checkbox",
            "website": "trap",
        }
        required = {name for name, field in fields.items() if field["required"]}
        assert required == {"email", "subject", "message", "consent"}
        assert fields["message"]["max_length"] == 5000
        assert [choice["value"] for choice in fields["subject"]["choices"]]
        assert all(choice["value"] for choice in fields["subject"]["choices"])
        seen[language] = [field["label"] for field in form["fields"]]
    assert seen["pl"] != seen["en"] != seen["uk"]


def test_no_cache_keeps_a_form(client):
    response = client.get(ADDRESS)
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")
    assert not response.cookies
    assert client.head(ADDRESS).status_code == 200


def test_the_document_leads_to_its_form(client):
    document = client.get("/api/v1/by-path?path=/en/contact/").json()
    assert (document["kind"], document["form"]) == ("contact", str(KEY))
    form = client.get(f"/api/v1/forms/{document['form']}?lang=en").json()
    assert document["consent"] == form["consent"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "key",
    [str(key_for("page", "nobody")), str(key_for("page", "news")), "contact", "1"],
)
def test_what_has_no_form(client, method, key):
    response = getattr(client, method)(f"/api/v1/forms/{key}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_withdrawn_form(client, method):
    contact_page("en").unpublish()
    response = getattr(client, method)(f"{ADDRESS}?lang=en")
    assert response.status_code == 410
    assert Publication.objects.filter(key=KEY, withdrawn_at=None).count() == 2


@pytest.mark.parametrize(
    "query", ["lang=de", "lang=", "language=pl", "lang=pl&lang=en"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_wrong_parameters(client, method, query):
    response = getattr(client, method)(f"{ADDRESS}?{query}")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] in query


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods(client, method):
    response = getattr(client, method)(ADDRESS)
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert {"GET", "POST"} <= set(response["Allow"].replace(" ", "").split(","))


def test_any_site_may_send_forms_and_nothing_else(client):
    asked = {
        "origin": "https://a.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    allowed = client.options(ADDRESS, headers=asked)
    assert allowed.status_code == 204
    assert "POST" in allowed["Access-Control-Allow-Methods"]
    assert "Content-Type" in allowed["Access-Control-Allow-Headers"]
    assert not allowed.has_header("Access-Control-Allow-Credentials")
    for address in ("/api/v1/news", "/api/v1/forms", f"{ADDRESS}/more"):
        other = client.options(address, headers=asked)
        assert "POST" not in other.get("Access-Control-Allow-Methods", "")
