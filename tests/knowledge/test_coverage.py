"""The matrices for the planning workshop: every cell, empty ones too."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from accounts.models import User
from knowledge.coverage.matrix import NONE, coverage_matrix
from tests.knowledge import factories
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import labels

pytestmark = pytest.mark.django_db
PARTNERS = "/admin/reports/coverage-partners/"
COUNTIES = "/admin/reports/coverage-counties/"


def topic(code: str) -> Concept:
    return Concept.objects.get(scheme=Scheme.TOPIC, code=code)


def matrix(partners: dict[str, str], language: str = "pl", year: str = ""):
    return coverage_matrix(
        kinds=("practice",),
        language=language,
        rows=("partner", partners),
        columns=("topic", labels(scheme=Scheme.TOPIC, language=language)),
        without="Bez",
        year=year,
    )


def test_what_names_two_topics_stands_in_both_cells_and_once_in_the_sums():
    owner, idle = factories.partner(), factories.partner("pusta")
    place = factories.branch(owner)
    for title in ("Pierwsza", "Druga"):
        factories.practice(
            place,
            title=title,
            start="2019",
            topics=[topic("guidance"), topic("quality")],
        )
    names = {owner.code: "A", idle.code: "B"}
    found = matrix(names, year="2019")
    rows = {row.code: row for row in found.rows}
    assert (rows[owner.code].cells["guidance"], rows[owner.code].total) == (2, 2)
    assert rows[idle.code].total == 0
    assert set(rows[idle.code].cells) == set(found.columns)
    assert found.sums["quality"] >= 2
    assert matrix(names, year="1901").total == 0


def test_drafts_do_not_count_and_a_translation_counts_once():
    owner, other = factories.partner(), factories.partner("druga")
    factories.draft(factories.branch(owner), title="Szkic")
    factories.full_practice(other, owner)
    for language in ("pl", "uk"):
        rows = {
            row.code: row.total
            for row in matrix({other.code: "B", owner.code: "A"}, language).rows
        }
        assert rows[other.code] == 1
        # The further partner of the same practice, not its own draft.
        assert rows[owner.code] == 1


def test_what_names_no_row_is_a_row_of_its_own():
    found = matrix({})
    assert [row.code for row in found.rows] == [NONE]
    assert found.rows[0].total == found.total > 0


def test_the_numbers_are_those_of_the_public_list(client):
    client.force_login(User.objects.get(username="editor"))
    response = client.get(PARTNERS, {"counted": "practices"})
    shown = response.context["matrix"]
    listed = client.get("/api/v1/practices?lang=pl&fallback=1").json()["total"]
    assert shown.total == listed
    row = next(row for row in shown.rows if row.code == "wup-krakow")
    asked = "/api/v1/practices?lang=pl&fallback=1&partner=wup-krakow"
    assert row.total == client.get(asked).json()["total"]
    first = next(code for code, number in row.cells.items() if number)
    narrowed = client.get(f"{asked}&topic={first}").json()["total"]
    assert row.cells[first] == narrowed


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("address", [PARTNERS, COUNTIES])
def test_the_reports_work_in_every_language(client, address, language):
    user = User.objects.get(username="editor")
    user.wagtail_userprofile.preferred_language = language
    user.wagtail_userprofile.save()
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    found = response.content.decode()
    scheme = Scheme.TOPIC if address == PARTNERS else Scheme.ACTIVITY_KIND
    assert next(iter(labels(scheme=scheme, language=language).values())) in found
    assert client.get(f"{address}results/").status_code == 200


def test_a_year_nothing_has_is_told_and_changes_nothing(client):
    client.force_login(User.objects.get(username="editor"))
    assert client.get(COUNTIES, {"year": "1066"}).status_code == 200


@pytest.mark.parametrize("file_type", ["csv", "xlsx"])
def test_the_files_hold_every_cell_and_no_formula(client, file_type):
    owner = factories.partner()
    owner.name_pl = "=cmd|' /C calc'!A0"
    owner.save()
    client.force_login(User.objects.get(username="editor"))
    response = client.get(PARTNERS, {"export": file_type})
    content = b"".join(response.streaming_content)
    if file_type == "csv":
        rows = list(csv.reader(StringIO(content.decode())))
        assert any(row[0].startswith("'=cmd") for row in rows)
        assert not any(cell.startswith("=") for row in rows for cell in row)
    else:
        sheet = load_workbook(BytesIO(content)).active
        assert sheet
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert not any(cell.data_type == "f" for cell in cells)
        rows = [[str(cell.value) for cell in line] for line in sheet.iter_rows()]
    width = len(labels(scheme=Scheme.TOPIC, language="pl")) + 2
    assert {len(row) for row in rows} <= {width, width + 1}


@pytest.mark.parametrize("address", [PARTNERS, COUNTIES])
def test_the_queries_do_not_grow_with_the_rows(
    client, address, django_assert_max_num_queries
):
    place = factories.branch(factories.partner())
    for number in range(20):
        factories.practice(place, title=f"Praktyka {number}")
    client.force_login(User.objects.get(username="editor"))
    with django_assert_max_num_queries(40):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [PARTNERS, COUNTIES])
def test_readers_have_no_door(client, address):
    assert client.get(address).status_code == 302
