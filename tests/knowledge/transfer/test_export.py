"""Lists as files: what they hold, that they harm nobody, what they cost."""

import csv as text_tables
import html
import io
import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from openpyxl import load_workbook

from core.cells import plain_cell, read_cell
from knowledge.models import PracticeAttachment, PracticePage, PracticeRelation
from knowledge.transfer.export.columns import cell
from knowledge.transfer.export.views import QUERY_BUDGET
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.transfer.tables import checked, imported, told
from tests.support.blocks import document

PARTS = ("relations", "attachments")
pytestmark = pytest.mark.django_db


def content(address: str) -> bytes:
    response = Client().get(address)
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return b"".join(response.streaming_content)


def table(address: str) -> list[dict[str, str]]:
    text = content(address).decode("utf-8-sig")
    return list(text_tables.DictReader(io.StringIO(text)))


def public(kind: str, language: str, **terms: str) -> set[str]:
    rows = Publication.objects.filter(kind=kind, language=language, withdrawn_at=None)
    for scheme, code in terms.items():
        rows = rows.filter(terms__scheme=scheme, terms__code=code)
    return set(map(str, rows.values_list("key", flat=True)))


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("name", ["practices", "partners", "activities", "products"])
def test_every_list_is_a_file_in_every_format(name: str, language: str) -> None:
    address = f"/{language}/export/{name}"
    documents = json.loads(content(f"{address}.json"))
    kind = documents[0]["kind"]
    assert {document["key"] for document in documents} == public(kind, language)
    assert len(table(f"{address}.csv")) == len(documents)
    sheet = load_workbook(io.BytesIO(content(f"{address}.xlsx"))).active
    assert sheet.max_row == len(documents) + 1


def test_a_filtered_list_holds_what_the_filter_lets_through() -> None:
    found = json.loads(content("/pl/export/practices.json?topic=guidance&page=2"))
    assert {row["key"] for row in found} == public("practice", "pl", topic="guidance")
    assert 0 < len(found) < len(public("practice", "pl"))
    both = json.loads(content("/pl/export/practices.json?topic=guidance&topic=quality"))
    assert len(both) >= len(found)
    assert table("/pl/export/practices.csv?topic=no-such-topic") == []


def test_the_list_of_records_holds_both_kinds() -> None:
    kinds = {row["kind"] for row in json.loads(content("/en/export/records.json"))}
    assert kinds == {"practice", "resource"}


def test_words_and_facets_narrow_the_file_as_they_narrow_the_page(
    search_index: object,
) -> None:
    address = "/pl/export/records.json"
    some = json.loads(content(f"{address}?q=doradc%C3%B3w"))
    fewer = json.loads(content(f"{address}?q=doradc%C3%B3w&topic=guidance"))
    assert 0 < len(fewer) < len(some) < len(json.loads(content(address)))
    page = Client().get("/pl/dobre-praktyki/?q=doradc%C3%B3w&topic=guidance")
    shown = [str(row.key) for row in page.context["catalogue"].page]
    assert [row["key"] for row in fewer][: len(shown)] == shown
    link = f'{address}?q=doradc%C3%B3w&amp;topic=guidance"'
    assert link in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/pl/export/records.csv?colour=red",
        "/pl/export/records.csv?topic=no-such-topic",
        "/pl/export/users.csv",
        "/pl/export/practices.exe",
        "/pl/export/practices.csv?colour=red",
        "/pl/export/.csv",
    ],
)
def test_what_there_is_not_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404
    assert Client().post("/pl/export/practices.csv").status_code in (403, 405)


def test_drafts_are_never_in_a_file() -> None:
    factories.draft(factories.branch(factories.partner()), title="Tajny szkic")
    for suffix in ("json", "csv"):
        assert b"Tajny szkic" not in content(f"/pl/export/practices.{suffix}")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    title = f"{start}cmd|' /C calc'!A0"
    assert plain_cell(title)[0] == "'"
    if start in "=+-@":
        assert read_cell(plain_cell(title)) == title
    page = factories.practice(
        factories.branch(factories.partner()), title=f"={start.strip()}1+1", slug="a-b"
    )
    rows = table("/pl/export/practices.csv?owner=probna")
    assert rows[0]["Tytuł"] == f"'{page.title}"
    book = load_workbook(io.BytesIO(content("/pl/export/practices.xlsx?owner=probna")))
    types = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in types


def test_queries_do_not_grow_with_the_list(django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(QUERY_BUDGET):
        content("/pl/export/practices.csv?topic=guidance")

    with django_assert_max_num_queries(QUERY_BUDGET):
        content("/pl/export/records.json")


def test_any_piece_of_a_document_has_a_text() -> None:
    label, partner = {"code": "a", "label": "A"}, {"code": "uj", "name": {}, "key": ""}
    assert cell("topics", [label, label]) == "A; A"
    assert cell("owner", partner) == "uj"
    assert cell("start", {"value": "2019", "precision": "year"}) == "2019"
    assert cell("name", {"text": "x", "language": "pl"}) == "x"
    assert cell("proofread", True) == "1"
    assert cell("anything", {"strange": 1}) == ""
    assert cell("anything", None) == ""


def test_an_exported_list_can_be_imported_again() -> None:
    editor = get_user_model().objects.get(username="editor")
    branch = factories.branch(factories.partner())
    page = factories.practice(
        branch,
        topics=factories.topics(2),
        results=[
            (
                "result",
                {
                    "indicator": "porady",
                    "baseline": "",
                    "value": "12",
                    "unit": "osób",
                    "method": "",
                    "date": "2019-04",
                    "source_title": "Raport",
                    "source_url": "https://example.org/",
                },
            )
        ],
        transfer_profile=[
            (
                "condition",
                {"condition": "staff", "rating": "3", "reason": "zespół"},
            ),
            ("condition", {"condition": "cost", "rating": "0", "reason": ""}),
        ],
    )
    other = factories.practice(branch, title="Pierwowzór", slug="pierwowzor")
    page.relations = [PracticeRelation(kind="derived-from", related=other)]
    page.attachments = [PracticeAttachment(document=document())]
    page.save_revision().publish()
    page = PracticePage.objects.get(pk=page.pk)
    before = page.get_latest_revision_as_object().serializable_data()
    exported = content("/pl/export/practices.xlsx?owner=probna")
    assert told(checked(editor, "practices", exported)) == {}
    run = imported(editor, "practices", exported)
    assert "title" in run.mapping
    assert "key" in run.mapping
    after = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    same = after.serializable_data()
    for name in ("title", "summary", "problem", "topics", "start", *PARTS):
        assert same[name] == before[name], name
    # PostgreSQL stores objects with their names in another order.
    for name in ("results", "transfer_profile"):
        assert json.loads(same[name]) == json.loads(before[name])
    assert after.lessons_not_recorded


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ("/pl/dobre-praktyki/", "topic=guidance"),
        ("/pl/partnerzy/", "country=PL&type=university"),
    ],
)
def test_a_list_links_to_itself_as_a_file(address: str, filters: str) -> None:
    page = Client().get(f"{address}?{filters}").content.decode()
    links = re.findall(r'href="(/pl/export/[^"]+)"', page)
    assert len(links) == 3
    for link in links:
        assert content(html.unescape(link))


@pytest.mark.parametrize("name", ["practices", "resources"])
def test_a_listing_of_the_admin_is_a_file_in_every_format(name: str) -> None:
    client = Client()
    client.force_login(get_user_model().objects.get(username="admin"))
    if name == "practices":
        branch = factories.branch(factories.partner())
        factories.draft(branch, title="=Szkic")
    listing = client.get(f"/admin/{name}/").content.decode()
    for suffix in ("xlsx", "csv", "json"):
        assert f"export={suffix}" in listing
        response = client.get(f"/admin/{name}/?export={suffix}&live=false")
        data = b"".join(response.streaming_content)
        if suffix == "json":
            rows = json.loads(data)
            assert [row["draft_title"] for row in rows] == (
                ["=Szkic"] if name == "practices" else []
            )
        elif suffix == "csv" and name == "practices":
            assert ",'=Szkic,PROBNA," in data.decode()


def test_a_list_found_by_words_is_the_file_that_is_sent() -> None:
    page = Client().get("/pl/dobre-praktyki/?q=doradztwo&sort=title")
    listed = [item.entry.title for item in page.context["catalogue"].entries]
    found = json.loads(content("/pl/export/records.json?q=doradztwo&sort=title"))
    assert [row["title"] for row in found][: len(listed)] == listed
    assert Client().get("/pl/export/records.json?topic=nothing").status_code == 404
