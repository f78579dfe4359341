"""What every block of a page is as data."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pydantic import TypeAdapter
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock

from core import checks
from core.blocks import ProseStreamBlock, schemas
from core.blocks.documents import stream_document, stream_writers
from core.html import TAGS, clean_html
from core.models import SiteDocument
from home.models import ContentPage, HomePage
from home.schemas import HomeBlock, ListingDocument
from publication.models import Publication
from publication.registry import registry
from publication.services import publication_refresh_dirty
from tests.support.blocks import block_library, document, every_block, picture
from tests.support.pages import content_page

pytestmark = pytest.mark.django_db
EXPECTED = Path(__file__).parent / "expected"


def published(page: ContentPage, language: str = "pl") -> Any:
    row = Publication.objects.get(key=page.translation_key, language=language)
    return row.document["body"]


def one(kind: str, value: Any) -> Any:
    """Return one block as it is published."""
    page = content_page("Blok")
    page.body = [(kind, value)]
    page.save()
    (found,) = stream_document(ContentPage.objects.get(pk=page.pk).body)
    return found


def test_every_block_in_every_language() -> None:
    page, replaced = block_library()
    for language in ("pl", "en", "uk"):
        found = json.dumps(published(page, language), ensure_ascii=False)
        for here, stored in replaced.items():
            found = found.replace(here, stored)
        expected = (EXPECTED / f"blocks.{language}.json").read_text(encoding="utf-8")
        assert json.loads(found) == json.loads(expected)
        TypeAdapter(list[HomeBlock]).validate_json(found)


def test_the_stored_documents_hold_every_block() -> None:
    stored = json.loads((EXPECTED / "blocks.en.json").read_text(encoding="utf-8"))
    for writers in stream_writers.values():
        assert set(writers) <= {block["type"] for block in stored}


@pytest.mark.parametrize("stream_block", list(stream_writers))
def test_every_block_has_a_schema_of_its_own_type(
    stream_block: type[StreamBlock],
) -> None:
    writers = stream_writers[stream_block]
    assert set(writers) == set(stream_block().child_blocks)
    for name, (schema, _write) in writers.items():
        assert schema.model_fields["type"].default == name


@pytest.mark.parametrize(
    ("union", "further"),
    [(schemas.ProseDocument, set()), (HomeBlock, {ListingDocument})],
)
def test_the_description_tells_blocks_apart_by_type(
    union: Any, further: set[type]
) -> None:
    described = TypeAdapter(union).json_schema()
    prose = {schema for schema, _write in stream_writers[ProseStreamBlock].values()}
    names = {schema.model_fields["type"].default for schema in prose | further}
    assert described["discriminator"]["propertyName"] == "type"
    assert set(described["discriminator"]["mapping"]) == names


def test_a_block_without_a_writer_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert checks.blocks_have_writers() == []
    stream_block = ContentPage.body.field.stream_block
    monkeypatch.setitem(stream_block.child_blocks, "poem", CharBlock())
    found = checks.blocks_have_writers()
    assert {error.id for error in found} == {"core.E003"}
    assert "“poem”" in found[0].msg


def test_rich_text_that_the_api_would_cut_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert checks.rich_text_survives() == []
    pictures = ListBlock(RichTextBlock(features=["bold", "image"]))
    stream_block = ContentPage.body.field.stream_block
    monkeypatch.setitem(stream_block.child_blocks, "poem", pictures)
    assert "drops image from" in checks.rich_text_survives()[0].msg
    monkeypatch.undo()
    monkeypatch.setattr(HomePage._meta.get_field("standfirst"), "features", None)
    assert checks.rich_text_survives()[0].id == "core.E004"


# Streams of facts are rows of one kind; their projections read them by hand. A
# new kind of row fails here until the projection knows it.
def test_streams_of_facts_hold_one_kind_of_row() -> None:
    several = {
        f"{model.__name__}.{field.name}": set(field.stream_block.child_blocks)
        for model in [*registry.pages, *registry.rows]
        for field in model._meta.fields
        if hasattr(field, "stream_block")
        and not isinstance(field.stream_block, ProseStreamBlock)
        and len(field.stream_block.child_blocks) > 1
    }
    assert several == {"HistoryPage.timeline": {"period", "milestone"}}


def test_a_picture_that_was_deleted_is_left_out() -> None:
    image = picture(is_decorative=True)
    page = content_page()
    shown = {"image": image, "caption": ""}
    page.body = [("picture", shown), ("gallery", {"pictures": [shown, shown]})]
    page.save_revision().publish()
    assert len(published(page)) == 2
    image.delete()
    publication_refresh_dirty()
    assert [(block["type"], block["pictures"]) for block in published(page)] == [
        ("gallery", [])
    ]


def test_what_is_not_recorded_is_empty() -> None:
    quote = one("quote", {"text": "Słowa", "attribution": "", "source_url": None})
    assert (quote.attribution, quote.source_url) == ("", "")
    figures = one("figures", {"items": [{"value": "1", "label": "rok"}]})
    assert (figures.items[0].source, figures.items[0].source_url) == ("", "")


@pytest.mark.parametrize(
    ("options", "header", "rows"),
    [
        ({"first_row_is_table_header": True}, ["a", "b"], [["1", ""]]),
        ({}, [], [["a", "b"], ["1", ""]]),
    ],
)
def test_a_table_with_and_without_headings(
    options: Any, header: list[str], rows: list[list[str]]
) -> None:
    data = [["a", "b"], ["1", None]]
    found = one("table", {"caption": "c", "table": {"data": data, **options}})
    assert (found.header, found.rows) == (header, rows)


def test_a_call_to_another_site() -> None:
    value = {"title": "T", "text": "", "label": "L", "page": None}
    found = one("call_to_action", {**value, "url": "https://example.org/"})
    assert found.link.model_dump() == {
        "url": "https://example.org/",
        "path": None,
        "key": None,
        "kind": None,
        "language": None,
        "external": True,
    }


def test_a_call_to_a_draft_keeps_its_words_and_has_no_link(client: Client) -> None:
    target = content_page("Szkic")
    page = content_page("Z wezwaniem")
    value = {"title": "Tytuł", "text": "", "label": "Dalej", "page": target, "url": ""}
    page.body = [("call_to_action", value)]
    page.save_revision().publish()
    assert published(page)[0]["link"]["path"] == "/pl/szkic/"
    target.unpublish()
    publication_refresh_dirty()
    assert published(page)[0]["link"] is None
    html = client.get(page.url).content.decode()
    assert "Tytuł" in html
    assert "/pl/szkic/" not in html


def test_a_document_says_what_it_is() -> None:
    file = document(b"%PDF-1.7 abc", accessible=False)
    found = one("documents", {"title": "", "documents": [file]}).files[0]
    assert found.model_dump(exclude={"url"}) == {
        "title": "Regulamin współpracy",
        "language": "pl",
        "accessible": False,
        "licence": "",
        "format": "pdf",
        "media_type": "application/pdf",
        "size": 12,
    }
    assert found.url == f"http://localhost{file.url}"


def test_a_replaced_document_is_published_again() -> None:
    file, page = document(), content_page()
    page.body = [("documents", {"title": "", "documents": [file]})]
    page.save_revision().publish()
    before = published(page)[0]["files"][0]
    file.file.save("other.txt", document(b"longer than before" * 9).file, save=False)
    file.save()
    publication_refresh_dirty()
    after = published(page)[0]["files"][0]
    assert (after["format"], after["media_type"]) == ("txt", "text/plain")
    assert (before["size"], after["size"]) == (13, 162)
    assert after["url"] != before["url"]


def test_a_projection_stores_nothing() -> None:
    file = document()
    SiteDocument.objects.filter(pk=file.pk).update(file_size=None)
    found = one("documents", {"title": "", "documents": [file]}).files[0]
    assert found.size == 13
    assert SiteDocument.objects.get(pk=file.pk).file_size is None
    file.file.storage.delete(file.file.name)
    assert one("documents", {"title": "", "documents": [file]}).files[0].size is None


def test_more_blocks_cost_no_more_queries(
    django_assert_max_num_queries: Any,
) -> None:
    target, image, file = content_page("Cel"), picture(is_decorative=True), document()
    page = content_page("Długa")
    page.body = every_block(target, image, file) * 10
    page.save()
    stored = ContentPage.objects.get(pk=page.pk)
    stream_document(stored.body)
    stored = ContentPage.objects.get(pk=page.pk)
    # Chosen pictures, files and pages, each in a list or alone: 6 of Wagtail's.
    with django_assert_max_num_queries(14) as captured:
        assert len(stream_document(stored.body)) == 120
    few = ContentPage.objects.get(pk=page.pk)
    few.body = every_block(target, image, file)
    few.save()
    few = ContentPage.objects.get(pk=page.pk)
    with django_assert_max_num_queries(len(captured)):
        stream_document(few.body)


def test_only_known_tags_are_kept() -> None:
    html = "".join(f"<{tag}>x</{tag}>" for tag in sorted(TAGS - {"a", "br"}))
    assert "<a" not in clean_html(html)
