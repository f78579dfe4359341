"""What the institutional pages say to programs."""

import pytest
from pydantic import TypeAdapter

from core.blocks.documents import stream_document, stream_text
from headless.registry import registered_kinds
from home.models import ContentPage, HistoryPage
from home.schemas import HomeBlock
from publication.models import Publication
from tests.support.pages import content_page

pytestmark = pytest.mark.django_db


def document(kind: str, language: str = "en") -> dict:
    row = Publication.objects.filter(
        kind=kind, language=language, withdrawn_at=None
    ).first()
    assert row is not None
    return row.document


def test_every_kind_fits_its_schema():
    for kind in ("news", "page", "home", "history", "document"):
        known = next(item for item in registered_kinds() if item.kind == kind)
        found = document(kind)
        known.summary_model.model_validate(found)
        known.body_model.model_validate(found)


def test_the_history_is_data():
    found = document("history")
    assert len(found["milestones"]) == 21
    first = found["milestones"][0]
    assert first["start"] == {
        "value": "2008-05-20",
        "precision": "day",
        "basis": "stated",
    }
    assert first["title"]["language"] == "en"
    assert {branch["code"] for branch in found["branches"]} == {
        "task-groups",
        "msues",
        "egm",
    }


def test_links_lead_to_the_page_of_the_language():
    row = Publication.objects.get(path="/en/about/")
    html = " ".join(
        block["html"] for block in row.document["body"] if block["type"] == "paragraph"
    )
    assert 'href="/en/about/documents/"' in html
    assert "linktype" not in html
    assert 'href="#"' not in html


def test_every_block_becomes_valid_data():
    page = content_page()
    page.body = [
        ("heading", {"text": "Nagłówek"}),
        ("quote", {"text": "Słowa", "attribution": "Kto", "source_url": None}),
        ("accordion", {"items": [{"title": "Pytanie", "text": "<p>Odpowiedź</p>"}]}),
        (
            "table",
            {
                "caption": "Tabela",
                "table": {
                    "data": [["Rok", "Liczba"], ["2008", None]],
                    "first_row_is_table_header": True,
                    "first_col_is_header": False,
                },
            },
        ),
        ("figures", {"items": [{"value": "55", "label": "instytucji"}]}),
        (
            "video",
            {
                "url": "https://youtu.be/abcdefghijk",
                "title": "Film",
                "description": "Opis",
            },
        ),
        ("listing", {"title": "", "kind": "news", "count": 3}),
    ]
    page.save()
    stored = ContentPage.objects.get(pk=page.pk)
    blocks = stream_document(stored.body)
    data = [block.model_dump(mode="json") for block in blocks]
    TypeAdapter(list[HomeBlock]).validate_python(data)
    assert data[3]["header"] == ["Rok", "Liczba"]
    assert data[3]["rows"] == [["2008", ""]]
    assert "Nagłówek" in stream_text(stored.body)


def test_facts_of_the_history_refresh_every_language():
    page = HistoryPage.objects.get(locale__language_code="pl")
    page.timeline[1].value["start"] = "2008"
    page.save_revision().publish()
    assert document("history", "uk")["milestones"][0]["start"]["value"] == "2008"
