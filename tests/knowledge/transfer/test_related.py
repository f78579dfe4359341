"""Transfer profile, related practices and attachments from a table."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Collection

from accounts.roles import CONTRIBUTORS, allow_files, group_ensure
from core.addresses import absolute
from knowledge.models import PracticePage, PracticeRelation
from knowledge.transfer.enums import RowState
from knowledge.transfer.services import import_undo
from knowledge.transfer.targets import Lookups, targets_of
from knowledge.transfer.targets.profile import CONDITIONS, column_of
from tests.knowledge import factories
from tests.knowledge.transfer.snapshots import content
from tests.knowledge.transfer.tables import csv, imported, told, worked
from tests.support.blocks import document
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

pytestmark = pytest.mark.django_db
HEAD = ("title", "owner", "summary", "practice_kind", "topics", "problem", "lessons")
ROW = ("Nowa", "probna", "W skrócie", "method", "quality", "Brak", "not recorded")


@pytest.fixture
def editor():
    return get_user_model().objects.get(username="editor")


@pytest.fixture
def branch():
    return factories.branch(factories.partner())


@pytest.fixture
def contributor(branch):
    user = get_user_model().objects.create_user("autor", password="x")
    name = CONTRIBUTORS.format(partner="probna")
    rights = ("add_page", "change_page")
    group = group_ensure(name=name, pages=[branch], page_rights=rights, files=False)
    user.groups.add(group)
    return user


def new(user, column: str, *cells: str, **options):
    """Return what was made of new practices that differ in one cell."""
    rows = [(*ROW, cell) for cell in cells]
    rows = [(f"{row[0]} {place}", *row[1:]) for place, row in enumerate(rows)]
    return imported(user, "practices", csv((*HEAD, column), *rows), **options)


def change(user, page, column: str, cell: str):
    table = csv(("key", column), (str(page.translation_key), cell))
    return imported(user, "practices", table)


def latest(page) -> PracticePage:
    return PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def ratings(page) -> list[tuple[str, str, str]]:
    return [
        (row.value["condition"], row.value["rating"], row.value["reason"])
        for row in page.transfer_profile
    ]


def related(page) -> list[tuple[str, str]]:
    return [(row.kind, row.related.title) for row in page.relations.all()]


def test_the_columns_are_the_conditions_of_the_vocabulary() -> None:
    assert list(CONDITIONS) == list(
        labels(scheme=Scheme.TRANSFER_CONDITION, language="pl")
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", ("2", "")),
        ("0 |  bez  znaczenia", ("0", "bez znaczenia")),
        ("3: necessary | zespół | i plan", ("3", "zespół | i plan")),
        ("Konieczne | zespół", ("3", "zespół")),
        ("важливо", ("2", "")),
    ],
)
def test_a_rating_is_read_with_its_reason(text: str, value: tuple[str, str]) -> None:
    read = targets_of("practices")[column_of("law")].read
    assert read(text, Lookups()) == value


def test_a_bad_rating_is_told(editor, branch) -> None:
    cells = ("4", "| sam powód", "dużo", f"2 | {'x' * 301}", "2 | <script>x</script>")
    run = new(editor, "transfer_law", *cells)
    assert sorted(told(run)) == [2, 3, 4, 5, 6]
    assert {row.errors[0]["column"] for row in run.rows.all()} == {len(HEAD)}


def test_conditions_that_a_row_leaves_out_keep_their_rating(editor, branch) -> None:
    profile = [
        ("condition", {"condition": code, "rating": "1", "reason": code})
        for code in ("staff", "law")
    ]
    page = factories.practice(branch, transfer_profile=profile)
    ids = {block.value["condition"]: block.id for block in page.transfer_profile}
    before = content()
    table = csv(
        ("key", "transfer_law", "transfer_cost", "transfer_scale"),
        (str(page.translation_key), "3 | ustawa", "0", ""),
    )
    run = imported(editor, "practices", table)
    assert told(run) == {}
    assert ratings(latest(page)) == [
        ("law", "3", "ustawa"),
        ("staff", "1", "staff"),
        ("cost", "0", ""),
    ]
    # Translations hang on the identifiers.
    kept = {row.value["condition"]: row.id for row in latest(page).transfer_profile}
    assert kept.items() >= ids.items()
    import_undo(run=run, user=editor)
    worked(run)
    assert content() == before


@pytest.mark.parametrize("by", ["key", "identity", "address", "path", "title"])
def test_a_practice_is_named_in_any_way(editor, branch, by: str) -> None:
    page = factories.practice(branch, title="Znana", slug="znana")
    path = page.get_url_parts()[2]
    names = {
        "key": str(page.translation_key),
        "identity": f"/id/practice/{page.translation_key}",
        "address": absolute(path),
        "path": path.rstrip("/"),
        "title": "Znana",
    }
    run = new(editor, "supersedes", names[by])
    assert told(run) == {}
    made = PracticePage.objects.get(title="Nowa 0")
    assert related(made) == related(latest(made)) == [("supersedes", "Znana")]


def test_a_practice_that_cannot_be_found_is_told(editor, branch) -> None:
    for slug in ("dwie-1", "dwie-2"):
        factories.practice(branch, title="Dwie takie", slug=slug)
    run = new(
        editor,
        "similar",
        "Nie ma takiej",
        "Dwie takie",
        "/pl/dobre-praktyki/nie-ma/",
        "https://example.org/pl/dobre-praktyki/",
        "00000000-0000-4000-8000-000000000000",
        "<b>x</b>",
    )
    assert sorted(told(run)) == [2, 3, 4, 5, 6, 7]
    assert not PracticeRelation.objects.filter(page__title__startswith="Nowa").exists()


def test_a_draft_of_others_is_not_there(contributor, branch) -> None:
    other = factories.branch(factories.partner("obca"))
    theirs = factories.draft(other, title="Tajemnica")
    factories.draft(branch, title="Własny szkic")
    run = new(
        contributor,
        "similar",
        "Tajemnica",
        str(theirs.translation_key),
        "Nie ma",
        "Własny szkic",
    )
    assert sorted(told(run)) == [2, 3, 4]
    assert told(run)[2][0].replace("Tajemnica", "Nie ma") == told(run)[4][0]
    assert related(PracticePage.objects.get(title="Nowa 3")) == [
        ("similar", "Własny szkic")
    ]


def test_other_relations_stay_as_they_are(editor, branch) -> None:
    first, second = (
        factories.practice(branch, title=title, slug=title.lower())
        for title in ("Pierwsza", "Druga")
    )
    page = factories.practice(branch, title="Trzecia", slug="trzecia")
    page.relations = [
        PracticeRelation(kind="similar", related=first),
        PracticeRelation(kind="derived-from", related=first),
    ]
    page.save_revision().publish()
    assert told(change(editor, page, "similar", "Druga; Pierwsza;Druga")) == {}
    assert sorted(related(latest(page))) == [
        ("derived-from", "Pierwsza"),
        ("similar", "Druga"),
        ("similar", "Pierwsza"),
    ]
    assert second.relations.count() == 0


def test_a_practice_that_comes_from_itself_is_refused(editor, branch) -> None:
    first, second = (
        factories.practice(branch, title=title, slug=title.lower())
        for title in ("Pierwsza", "Druga")
    )
    assert list(told(change(editor, first, "similar", "Pierwsza"))) == [2]
    both = csv(
        ("key", "derived_from"),
        (str(first.translation_key), "Druga"),
        (str(second.translation_key), "Pierwsza"),
    )
    # Neither is public: only the drafts make the circle.
    run = imported(editor, "practices", both)
    assert list(told(run)) == [3]
    assert run.rows.get(number=3).errors[0]["column"] == 1
    assert list(run.rows.values_list("state", flat=True)) == [
        RowState.IMPORTED,
        RowState.FAULTY,
    ]
    assert related(latest(second)) == []


@pytest.mark.parametrize("by", ["title", "file", "address"])
def test_a_file_of_the_library_is_attached(editor, branch, by: str) -> None:
    file = document(title="Poradnik")
    names = {"title": "Poradnik", "file": file.filename, "address": absolute(file.url)}
    run = new(editor, "attachments", names[by])
    assert told(run) == {}
    page = latest(PracticePage.objects.get(title="Nowa 0"))
    assert [row.document for row in page.attachments.all()] == [file]


def test_a_file_that_cannot_be_found_is_told(editor, branch) -> None:
    document(title="Ten sam")
    document(title="Ten sam")
    cells = ("nie ma.pdf", "Ten sam", "https://example.org/documents/1/a.pdf", "/pl/")
    run = new(editor, "attachments", *cells)
    assert sorted(told(run)) == [2, 3, 4, 5]


def test_files_of_closed_collections_are_not_there(contributor, branch) -> None:
    root = Collection.get_first_root_node()
    mine = root.add_child(name="Nasze")
    document(title="Tajny plik", collection=root)
    document(title="Nasz plik", collection=mine)
    allow_files(contributor.groups.get(), mine)
    run = new(contributor, "attachments", "Tajny plik", "Nasz plik")
    assert list(told(run)) == [2]


def test_what_an_import_made_is_taken_back_whole(editor, branch) -> None:
    factories.practice(branch, title="Znana", slug="znana")
    file = document(title="Poradnik")
    before = content()
    head = (*HEAD, "derived_from", "attachments", "transfer_law")
    run = imported(
        editor, "practices", csv(head, (*ROW, "Znana", file.title, "3 | ustawa"))
    )
    assert told(run) == {}
    import_undo(run=run, user=editor)
    assert list(worked(run).rows.values_list("state", flat=True)) == [RowState.UNDONE]
    assert content() == before
    assert PracticeRelation.objects.filter(page__title="Nowa").count() == 0
