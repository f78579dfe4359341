"""What of a record is public, and that nothing else ever is."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from knowledge.models import PracticePage
from knowledge.projections import project_practice
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.knowledge import factories

pytestmark = pytest.mark.django_db
EXPECTED = Path(__file__).parent / "expected"
MARKER = "Zaznaczone-zdanie-szkicu"


def golden(name: str, actual: Any) -> None:
    """Compare with the stored document."""
    path = EXPECTED / name
    assert json.loads(path.read_text(encoding="utf-8")) == actual


@pytest.fixture
def key() -> object:
    return factories.full_practice(
        factories.partner("wlasciciel"), factories.partner("fundator")
    )


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_whole_document(key: object, language: str) -> None:
    row = Publication.objects.get(key=key, language=language)
    content = project_practice(factories.version(key, language))
    # The role in words belongs to the interface's catalogue, not to the record.
    content.body.other_partners[0].role_label = ""  # type: ignore[attr-defined]
    document = {
        "summary": content.summary.model_dump(mode="json"),
        "body": content.body.model_dump(mode="json"),
        "terms": sorted([*map(list, row.terms.values_list("scheme", "code"))]),
        "date_key": row.date_key,
        "path": row.path,
    }
    golden(f"practice.{language}.json", document)


def test_a_draft_is_nowhere(client: Client) -> None:
    branch = factories.branch(factories.partner())
    page = factories.draft(branch, title=MARKER)
    assert not Publication.objects.filter(key=page.translation_key).exists()
    assert MARKER not in client.get("/pl/dobre-praktyki/").content.decode()
    assert client.get(f"/pl/dobre-praktyki/{page.slug}/").status_code == 404


def test_unpublished_changes_stay_unpublished(client: Client) -> None:
    page = factories.practice(factories.branch(factories.partner()))
    page.summary = MARKER
    page.save_revision()
    assert MARKER not in client.get(page.url).content.decode()
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert MARKER not in bytes(row.body).decode()


def test_withdrawing_leaves_a_tombstone(client: Client) -> None:
    page = factories.practice(factories.branch(factories.partner()))
    address = page.url
    page.unpublish()
    row = Publication.objects.get(key=page.translation_key)
    assert row.withdrawn_at
    assert not row.title
    assert client.get(address).status_code == 410


def test_a_new_name_of_the_owner_reaches_the_record(key: object) -> None:
    owner = factories.version(key, "en").owning_partner
    assert owner is not None
    owner.name_en = "Renamed institution"
    owner.save()
    publication_refresh_dirty()
    row = Publication.objects.get(key=key, language="en")
    assert row.data["owner"]["name"]["text"] == "Renamed institution"


def test_facts_come_from_the_source_page(key: object) -> None:
    translation = factories.version(key, "uk")
    translation.start = "1999"
    translation.save()
    source = factories.version(key, "pl")
    source.start, source.start_basis = "2016", "stated"
    source.save_revision().publish()
    row = Publication.objects.get(key=key, language="uk")
    assert row.data["start"] == {
        "value": "2016",
        "precision": "year",
        "basis": "stated",
    }


def test_a_part_written_after_the_translation_keeps_its_language(
    key: object, client: Client
) -> None:
    source = factories.version(key, "pl")
    source.lessons, source.lessons_not_recorded = "<p>Za mało czasu.</p>", False
    source.save_revision().publish()
    row = Publication.objects.get(key=key, language="en")
    assert row.document["lessons"] == {
        "html": "<p>Za mało czasu.</p>",
        "language": "pl",
    }
    html = client.get("/en/good-practices/circle/").content.decode()
    assert '<div class="foreign" lang="pl"><p>Za mało czasu.</p>' in html


def test_an_unassessed_level_is_said_not_invented(client: Client) -> None:
    page = factories.practice(factories.branch(factories.partner()))
    row = Publication.objects.get(key=page.translation_key)
    assert row.data["evidence_level"] is None
    assert not row.terms.filter(scheme="evidence-level").exists()
    html = client.get(page.url).content.decode()
    assert 'aria-current="step"' not in html


def test_page_and_document_say_the_same(key: object, client: Client) -> None:
    html = client.get("/en/good-practices/circle/").content.decode()
    document = Publication.objects.get(key=key, language="en").document
    for text in (
        document["title"],
        document["summary"],
        document["owner"]["name"]["text"],
        document["other_partners"][0]["name"]["text"],
        document["results"][0]["indicator"],
        document["licence"]["label"],
        document["topics"][0]["label"],
    ):
        assert text.replace("&", "&amp;") in html.replace("\xa0", " ")


def test_compiled_records_say_so(client: Client) -> None:
    from django.utils import translation

    page = PracticePage.objects.filter(
        compiled=True, live=True, locale__language_code="en"
    ).first()
    assert page is not None
    with translation.override("en"):
        html = client.get(page.url).content.decode()
    assert "Compiled from public sources, not confirmed by the owner." in html
