"""Practices from a table: what is refused, what is written, what is taken back."""

import pytest
from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageLogEntry

from accounts.roles import CONTRIBUTORS, group_ensure
from knowledge.models import (
    ImportRun,
    PartnerBranchPage,
    PracticeAttachment,
    PracticePage,
    PracticeRelation,
)
from knowledge.transfer.enums import ImportState, RowState
from knowledge.transfer.services import (
    WrongStateError,
    import_start,
    import_stop,
    import_undo,
)
from knowledge.transfer.targets import Lookups
from knowledge.transfer.work import CHUNK, chunk_work
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.transfer.snapshots import content
from tests.knowledge.transfer.tables import (
    checked,
    csv,
    imported,
    told,
    workbook,
    worked,
)
from tests.support.blocks import document

pytestmark = pytest.mark.django_db
HEAD = ("title", "owner", "summary", "practice_kind", "topics", "problem", "lessons")
ROW = ("Krąg", "probna", "W skrócie", "method", "quality", "Brak", "not recorded")


@pytest.fixture
def editor():
    return get_user_model().objects.get(username="editor")


@pytest.fixture
def branch():
    return factories.branch(factories.partner())


def row(**changes: str) -> tuple[str, ...]:
    return tuple(dict(zip(HEAD, ROW, strict=True), **changes).values())


def undone(run: ImportRun, user) -> ImportRun:
    import_undo(run=run, user=user)
    return worked(run)


def states(run: ImportRun) -> list[str]:
    return list(run.rows.values_list("state", flat=True))


def test_faulty_rows_are_told_and_the_others_are_imported(editor, branch) -> None:
    run = checked(
        editor,
        "practices",
        csv(
            HEAD,
            row(),
            row(title=""),
            row(title="X" * 101),
            row(title="Y", owner="nikt"),
            row(title="Z", topics="nie ma;takich"),
            row(title="W", problem="<script>x</script>"),
            row(title="=1+1"),
            row(title="krąg "),
            row(title="V", practice_kind="<b>"),
            row(title="U", owner="uj-nie"),
        ),
    )
    assert run.state == ImportState.CHECKED
    assert sorted(told(run)) == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert "2" in told(run)[9][0]
    assert not PracticePage.objects.filter(title="Krąg").exists()
    import_start(run=run, user=editor)
    run = worked(run)
    assert run.state == ImportState.DONE
    assert states(run).count(RowState.IMPORTED) == 1
    page = PracticePage.objects.get(title="Krąg")
    assert (page.live, page.branch.pk) == (False, branch.pk)
    assert not Publication.objects.filter(key=page.translation_key).exists()


def test_a_draft_holds_what_the_row_says(editor, branch) -> None:
    run = imported(
        editor,
        "practices",
        workbook(
            (*HEAD, "countries", "start", "results", "sources", "other_partners"),
            (
                *row(topics="quality;guidance"),
                "Polska",
                2019.0,
                "porady | | 12 | osób | | 2019-04 | Raport | https://example.org/",
                "https://example.org/a",
                "uj: funds",
            ),
        ),
    )
    assert told(run) == {}
    page = PracticePage.objects.get(title="Krąg").get_latest_revision_as_object()
    assert {topic.code for topic in page.topics.all()} == {"quality", "guidance"}
    assert [country.code for country in page.countries.all()] == ["PL"]
    assert (page.start, page.start_basis) == ("2019", "stated")
    assert (page.problem, page.lessons_not_recorded) == ("<p>Brak</p>", True)
    assert page.results[0].value["value"] == "12"
    assert page.sources[0].value["url"] == "https://example.org/a"
    assert [(o.partner.code, o.role) for o in page.other_partners.all()] == [
        ("uj", "funds")
    ]
    actions = PageLogEntry.objects.filter(page=page.pk).values_list("action", "user")
    assert set(actions) == {
        ("wagtail.create", editor.pk),
        ("knowledge.import", editor.pk),
    }


def test_a_title_the_owner_has_already_is_no_new_practice(editor, branch) -> None:
    factories.draft(branch, title="Krąg")
    assert 2 in told(checked(editor, "practices", csv(HEAD, row())))


def test_publishing_asks_for_the_whole_practice_and_the_right(editor, branch) -> None:
    table = csv(HEAD, row(), row(title="Bez opisu", lessons=""))
    missing = checked(editor, "practices", table, publish=True)
    assert {2, 3} == set(told(missing))
    whole = csv(
        (*HEAD, "description", "consent", "compiled"),
        (*row(), "Doradcy się spotykają.", "tak", "tak"),
        (*row(title="Bez przeglądu"), "Doradcy się spotykają.", "tak", "nie"),
    )
    run = imported(editor, "practices", whole, publish=True)
    assert list(told(run)) == [3]
    page = PracticePage.objects.get(title="Krąg")
    assert page.live
    assert Publication.objects.filter(key=page.translation_key, withdrawn_at=None)
    run = undone(run, editor)
    assert not PracticePage.objects.filter(title="Krąg").exists()
    assert not Publication.objects.filter(key=page.translation_key, withdrawn_at=None)


def test_a_contributor_imports_into_the_own_branch_only(branch) -> None:
    other = factories.branch(factories.partner("obca"))
    theirs = factories.draft(other, title="Tajemnica")
    user = get_user_model().objects.create_user("autor", password="x")
    name = CONTRIBUTORS.format(partner="probna")
    user.groups.add(
        group_ensure(name=name, pages=[branch], page_rights=("add_page", "change_page"))
    )
    table = csv(
        ("key", *HEAD),
        ("", *row()),
        ("", *row(title="Cudza", owner="obca")),
        (str(theirs.translation_key), *row(title="Podmieniona", owner="")),
        ("00000000-0000-4000-8000-000000000000", *row(title="Nic", owner="")),
    )
    run = imported(user, "practices", table)
    errors = told(run)
    assert set(errors) == {3, 4, 5}
    # Nobody learns whether somebody else's record exists.
    assert errors[4] == errors[5]
    assert "Tajemnica" not in str(errors)
    assert theirs.get_latest_revision_as_object().title == "Tajemnica"
    published = checked(user, "practices", csv(HEAD, row(title="Inna")), publish=True)
    assert 2 in told(published)


def test_a_change_is_a_new_draft_and_undoing_brings_the_old_one_back(
    editor, branch
) -> None:
    page = factories.practice(branch)
    before = content()
    table = csv(("key", "title", "problem"), (str(page.translation_key), "Nowa", "X"))
    run = imported(editor, "practices", table)
    assert told(run) == {}
    changed = PracticePage.objects.get(pk=page.pk)
    assert changed.title == page.title
    assert changed.get_latest_revision_as_object().title == "Nowa"
    assert changed.get_latest_revision_as_object().summary == page.summary
    assert undone(run, editor).state == ImportState.UNDONE
    assert content() == before


def test_a_published_change_is_taken_back_in_public_too(editor, branch) -> None:
    page = factories.practice(branch)
    draft = page.get_latest_revision_as_object()
    draft.title = "Szkic"
    draft.save_revision()
    before = content()
    table = csv(("key", "title"), (str(page.translation_key), "Nowa"))
    run = imported(editor, "practices", table, publish=True)
    assert told(run) == {}
    assert PracticePage.objects.get(pk=page.pk).title == "Nowa"
    undone(run, editor)
    assert content() == before


def test_what_was_changed_since_is_kept_and_named(editor, branch) -> None:
    table = csv(HEAD, row(), row(title="Druga"), row(title="Trzecia"))
    run = imported(editor, "practices", table)
    page = PracticePage.objects.get(title="Krąg")
    page.summary = "Poprawione"
    page.save_revision(clean=False)
    PracticePage.objects.get(title="Druga").delete()
    run = undone(run, editor)
    assert states(run) == [RowState.KEPT, RowState.UNDONE, RowState.UNDONE]
    assert list(told(run)) == [2]
    titles = PracticePage.objects.filter(title__in=("Krąg", "Druga", "Trzecia"))
    assert [kept.title for kept in titles] == ["Krąg"]


def test_text_with_more_than_paragraphs_is_not_flattened(editor, branch) -> None:
    blocks = [("heading", {"text": "A"}), ("paragraph", "<p>b</p>")]
    page = factories.practice(branch, description=blocks)
    table = csv(("key", "description"), (str(page.translation_key), "Tekst"))
    assert 2 in told(checked(editor, "practices", table))


def test_the_worker_goes_on_where_it_was_stopped(editor, branch, monkeypatch) -> None:
    monkeypatch.setitem(CHUNK, ImportState.RUNNING, 2)
    table = csv(HEAD, *(row(title=f"Praktyka {n}") for n in range(5)))
    run = checked(editor, "practices", table)
    import_start(run=run, user=editor)
    assert chunk_work(run.pk, Lookups.load()) == 2
    import_stop(run=run)
    assert states(ImportRun.objects.get(pk=run.pk)).count(RowState.IMPORTED) == 2
    import_start(run=run, user=editor)
    assert states(worked(run)) == [RowState.IMPORTED] * 5
    with pytest.raises(WrongStateError):
        import_start(run=run, user=editor)


def test_an_owner_withdrawn_since_the_check_stops_the_rows(editor, branch) -> None:
    run = checked(editor, "practices", csv(HEAD, row(owner="")), owner=branch.partner)
    assert told(run) == {}
    import_start(run=run, user=editor)
    PartnerBranchPage.objects.filter(partner=branch.partner).delete()
    branch.partner.delete()
    run = worked(run)
    assert states(run) == [RowState.FAULTY]
    assert list(told(run)) == [2]
    assert not PracticePage.objects.filter(title="Krąg").exists()


@pytest.mark.parametrize("publish", [False, True])
def test_nothing_is_added_to_a_branch_that_is_not_public(
    editor, branch, publish: bool
) -> None:
    branch.unpublish()
    run = checked(editor, "practices", csv(HEAD, row()), publish=publish)
    assert "PROBNA" in told(run)[2][0]
    assert run.rows.get().errors[0]["column"] == HEAD.index("owner")


def test_a_row_that_breaks_leaves_nothing_and_stops_no_other(
    editor, branch, monkeypatch
) -> None:
    whole = PracticePage.save_revision

    def breaking(page, *args, **kwargs):
        if page.title == "Pęknie":
            raise RuntimeError("somewhere deep")
        return whole(page, *args, **kwargs)

    monkeypatch.setattr(PracticePage, "save_revision", breaking)
    table = csv(HEAD, row(title="Pęknie"), row())
    run = imported(editor, "practices", table)
    assert states(run) == [RowState.FAULTY, RowState.IMPORTED]
    assert not PracticePage.objects.filter(title="Pęknie").exists()
    branch.refresh_from_db()
    assert branch.numchild == 1


def test_without_an_account_nothing_is_imported(editor, branch) -> None:
    user = get_user_model().objects.create_superuser("chwilowy", password="x")
    run = checked(user, "practices", csv(HEAD, row()))
    import_start(run=run, user=user)
    user.delete()
    assert states(worked(run)) == [RowState.FAULTY]


@pytest.fixture
def page(branch) -> PracticePage:
    """Return a practice with relations and a file, and a second one."""
    other = factories.practice(branch, title="Inna", slug="inna")
    page = factories.practice(branch, title="Stała", slug="stala")
    page.relations = [PracticeRelation(kind="derived-from", related=other)]
    page.attachments = [PracticeAttachment(document=document(title="Poradnik"))]
    page.save_revision().publish()
    return page


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    titles=st.lists(words, max_size=3),
    texts=st.tuples(words, words, words),
    named=st.tuples(
        st.sampled_from(["", "2", "0 | powód", "9"]),
        st.sampled_from(["", "Inna", "Nie ma jej", "Inna; Stała"]),
        st.sampled_from(["", "Poradnik", "nie ma.pdf"]),
    ),
    publish=st.booleans(),
)
def test_import_then_undo_leaves_the_content_equal(
    editor, branch, page, *, titles, texts, named, publish
) -> None:
    summary, problem, change = texts
    before = content(branch)
    rows = [
        ("", *row(title=title, summary=summary, problem=problem), *named)
        for title in titles
    ]
    changed = (str(page.translation_key), change, *[""] * (len(HEAD) - 1), *named)
    head = ("key", *HEAD, "transfer_law", "supersedes", "attachments")
    table = csv(head, changed, *rows)
    run = checked(editor, "practices", table, publish=publish)
    if run.rows.filter(state=RowState.READY).exists():
        import_start(run=run, user=editor)
        run = worked(run)
        logged = PageLogEntry.objects.count()
        run = undone(run, editor)
        assert RowState.KEPT not in states(run)
        assert PageLogEntry.objects.count() > logged
        assert run.state == ImportState.UNDONE
    assert content(branch) == before
