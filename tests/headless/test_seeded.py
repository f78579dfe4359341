"""The real kinds on the seeded content."""

import pytest

from headless.registry import kinds, registered_kinds
from headless.schemas import document_schema, summary_schema
from publication.models import Publication

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_kind")]
LISTED = [kind for kind in registered_kinds() if kind.plural]


def test_every_document_is_as_described():
    schemas = {
        name: (document_schema(kind), summary_schema(kind))
        for name, kind in kinds.items()
    }
    for row in Publication.objects.filter(withdrawn_at=None):
        document, summary = schemas[row.kind]
        document.model_validate(row.document)
        summary.model_validate(row.data)
        # Nothing is sent that the description does not name.
        assert set(row.document) <= set(document.model_fields)
        assert set(row.data) <= set(summary.model_fields)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("kind", LISTED, ids=lambda kind: kind.plural)
def test_lists_of_real_kinds(client, django_assert_num_queries, kind, language):
    with django_assert_num_queries(2):
        response = client.get(
            f"/api/v1/{kind.plural}", {"lang": language, "view": "full", "limit": 100}
        )
    found = response.json()
    assert found["items"], "There are objects of every kind"
    assert {item["language"] for item in found["items"]} == {language}
    for name, scheme in kind.filters.items():
        answer = client.get(f"/api/v1/{kind.plural}", {name: "no-such-code"})
        assert (answer.status_code, answer.json()["total"]) == (200, 0), scheme


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_every_kind_is_reached_by_path_key_and_identifier(client, language):
    for kind in kinds:
        row = Publication.objects.filter(
            kind=kind, language=language, withdrawn_at=None
        ).first()
        assert row is not None, kind
        by_key = client.get(f"/api/v1/pages/{row.key}", {"lang": language})
        assert by_key.json() == row.document
        led = client.get(f"/id/{kind}/{row.key}", headers={"accept-language": language})
        if not row.path:
            # What has no page of its own has its document.
            assert led["Location"] == f"/api/v1/pages/{row.key}?lang={language}"
            continue
        by_path = client.get("/api/v1/by-path", {"path": row.path})
        assert by_path.json() == row.document
        assert led["Location"] == row.path


def test_index_leads_to_every_list(client):
    links = client.get("/api/v1/").json()["links"]["lists"]
    assert set(links) == {kind.plural for kind in LISTED}
    promised = {"news", "activities", "practices", "resources", "partners", "groups"}
    assert set(links) >= promised | {"products", "documents"}
