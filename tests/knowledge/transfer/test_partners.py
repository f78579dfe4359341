"""Partners from a table, and back."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from knowledge.transfer.enums import ImportState, RowState
from knowledge.transfer.services import import_undo
from partners_exchange.models import Partner
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.transfer.snapshots import content
from tests.knowledge.transfer.tables import checked, csv, imported, told, worked

pytestmark = pytest.mark.django_db
HEAD = ("code", "name_pl", "name_en", "country", "website", "founded")


@pytest.fixture
def editor():
    return get_user_model().objects.get(username="editor")


def row(code: str = "nowa", name: str = "Nowa instytucja", **more: str):
    return (code, name, *(more.get(part, "") for part in HEAD[2:]))


def undone(run, user):
    import_undo(run=run, user=user)
    return worked(run)


def test_faulty_rows_are_told_column_by_column(editor) -> None:
    run = checked(
        editor,
        "partners",
        csv(
            HEAD,
            row(),
            row(code="bez-nazwy", name=""),
            row(code="Zły kod", name="A"),
            row(code="strona", name="B", website="javascript:x"),
            row(code="data", name="C", founded="2019-13"),
            row(code="kraj", name="D", country="Atlantyda"),
            row(code="nowa", name="Nowa drugi raz"),
            row(code="", name="<b>E</b>"),
        ),
    )
    assert sorted(told(run)) == [3, 4, 5, 6, 7, 8, 9]
    columns = {
        row.number: row.errors[0]["column"] for row in run.rows.filter(state="faulty")
    }
    assert (columns[5], columns[6], columns[7]) == (4, 5, 3)
    assert not Partner.objects.filter(code="nowa").exists()


def test_partners_are_added_changed_published_and_taken_back(editor) -> None:
    old = factories.partner("dawna")
    before = content()
    table = csv(
        HEAD,
        row(name_en="A new one", country="Polska", founded="2001-05"),
        row(code="dawna", name="Zmieniona nazwa"),
    )
    run = imported(editor, "partners", table)
    assert told(run) == {}
    new = Partner.objects.get(code="nowa")
    assert (new.name_en, new.country.code, new.founded) == (
        "A new one",
        "PL",
        "2001-05",
    )
    old.refresh_from_db()
    assert old.name_pl == "Zmieniona nazwa"
    assert old.name_en == "Institution dawna"
    public = Publication.objects.filter(key=new.key, withdrawn_at=None)
    assert public.count() == 3
    run = undone(run, editor)
    assert run.state == ImportState.UNDONE
    assert content() == before
    actions = ModelLogEntry.objects.filter(object_id=str(new.pk))
    assert {"knowledge.import", "knowledge.import_undo"} <= set(
        actions.values_list("action", flat=True)
    )


def test_what_others_use_or_changed_is_kept(editor) -> None:
    table = csv(
        HEAD, row(code="a", name="A"), row(code="b", name="B"), row(code="c", name="C")
    )
    run = imported(editor, "partners", table)
    owner = Partner.objects.get(code="a")
    # Not saved: only the branch takes its title from it.
    owner.short_name = "A"
    factories.branch(owner)
    changed = Partner.objects.get(code="b")
    changed.website = "https://example.org/"
    changed.save()
    run = undone(run, editor)
    states = list(run.rows.values_list("state", flat=True))
    assert states == [RowState.KEPT, RowState.KEPT, RowState.UNDONE]
    assert sorted(told(run)) == [2, 3]


def test_the_right_to_the_registry_is_asked_for_each_row() -> None:
    user = get_user_model().objects.create_user("nikt", password="x")
    assert list(told(checked(user, "partners", csv(HEAD, row())))) == [2]
