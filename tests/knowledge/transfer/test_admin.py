"""The pages of imports, and who may open them."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from knowledge.models import ImportRun, PracticePage
from knowledge.transfer.enums import ImportState
from tests.knowledge import factories
from tests.knowledge.transfer.tables import csv, upload, worked

pytestmark = pytest.mark.django_db
TABLE = csv(
    ("Tytuł", "Właściciel", "Bez znaczenia", "problem"),
    ("Krąg", "probna", "x", "Brak"),
    ("+Zła", "nikt", "=x", "<script>"),
)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return client


@pytest.fixture
def editor() -> Client:
    factories.branch(factories.partner())
    return signed_in("editor")


def page(name: str, *args: object) -> str:
    return reverse(f"imports:{name}", args=args)


def send(client: Client, content: str | bytes = TABLE, **changes: object):
    data = {
        "kind": "practices",
        "file": upload(content),
        "encoding": "utf-8-sig",
        "language": "pl",
        **changes,
    }
    return client.post(page("add"), data)


def test_the_whole_way_through_the_admin(editor: Client) -> None:
    assert page("add") in editor.get(page("index")).content.decode()
    response = send(editor)
    run = ImportRun.objects.get()
    assert response.url == page("columns", run.pk)
    form = editor.get(response.url)
    assert form.status_code == 200
    assert "Bez znaczenia" in form.content.decode()
    columns = {f"column_{n}": name for n, name in enumerate(run.mapping)}
    assert run.mapping == ["title", "owner", "", "problem"]
    assert editor.post(page("columns", run.pk), columns).url == page("show", run.pk)
    waiting = editor.get(page("show", run.pk))
    assert waiting["Refresh"]
    run = worked(run)
    shown = editor.get(page("show", run.pk))
    assert "Refresh" not in shown
    assert page("start", run.pk) in shown.content.decode()
    assert (
        "<script>"
        not in shown.content.decode()
        .split("<main", 1)[-1]
        .split("table", 1)[-1]
        .split("</table", 1)[0]
    )
    editor.post(page("start", run.pk))
    assert worked(run).state == ImportState.DONE
    assert PracticePage.objects.get(title="Krąg")
    assert page("undo", run.pk) in editor.get(page("show", run.pk)).content.decode()
    editor.post(page("undo", run.pk))
    assert worked(run).state == ImportState.UNDONE
    assert not PracticePage.objects.filter(title="Krąg").exists()


def test_rows_to_correct_come_as_a_harmless_table(editor: Client) -> None:
    send(editor)
    run = ImportRun.objects.get()
    columns = {f"column_{n}": name for n, name in enumerate(run.mapping)}
    editor.post(page("columns", run.pk), columns)
    worked(run)
    response = editor.get(page("corrections", run.pk))
    content = b"".join(response.streaming_content)
    rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[0][:4] == tuple(run.headings)
    assert rows[1][:4] == ("'+Zła", "nikt", "'=x", "<script>")
    assert "nikt" in rows[1][4]
    # Corrected and uploaded again it is read as it was.
    again = send(editor, content, file=upload(content, "table.xlsx"))
    assert again.status_code == 302
    assert ImportRun.objects.first().rows.get().cells[0] == "+Zła"


def test_a_bad_file_and_bad_columns_are_told_on_the_form(editor: Client) -> None:
    response = send(editor, "\xff".encode("latin-1"))
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not ImportRun.objects.exists()
    send(editor)
    run = ImportRun.objects.get()
    response = editor.post(page("columns", run.pk), {"column_0": "problem"})
    assert response.context["form"].non_field_errors()
    assert ImportRun.objects.get().state == ImportState.MAPPING


def test_a_step_out_of_turn_is_told(editor: Client) -> None:
    send(editor)
    run = ImportRun.objects.get()
    for step in ("start", "undo", "stop"):
        response = editor.post(page(step, run.pk), follow=True)
        assert response.status_code == 200
        assert list(response.context["messages"])
    assert editor.get(page("start", run.pk)).status_code == 405


@pytest.mark.parametrize("name", ["translator", "wup-krakow"])
def test_somebody_elses_import_does_not_exist(editor: Client, name: str) -> None:
    send(editor)
    run = ImportRun.objects.get()
    other = signed_in(name)
    for step in ("show", "columns", "corrections"):
        assert other.get(page(step, run.pk)).status_code in (302, 403, 404)
    for step in ("start", "undo", "stop"):
        assert other.post(page(step, run.pk)).status_code in (302, 403, 404)
    assert "table.csv" not in other.get(page("index")).content.decode()


def test_contributors_import_practices_only() -> None:
    form = signed_in("wup-krakow").get(page("add"))
    assert [kind for kind, _label in form.context["form"].fields["kind"].choices] == [
        "practices"
    ]
    owners = form.context["form"].fields["owner"].queryset
    assert [owner.code for owner in owners] == ["wup-krakow"]
    assert send(signed_in("wup-krakow"), kind="partners").status_code == 200
    assert not ImportRun.objects.exists()
