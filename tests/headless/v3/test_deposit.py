"""A partner's program writes drafts into its own branch, and nothing else."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageLogEntry

from knowledge.models import PracticePage
from publication.models import Publication
from tests.headless.v3.partners import Partner, fiche, practice, sender

pytestmark = pytest.mark.django_db


def test_a_whole_fiche_becomes_a_draft_in_the_own_branch(ours: Partner) -> None:
    response = ours.deposit(**fiche())
    assert response.status_code == 201, response.content
    page = PracticePage.objects.get(pk=response.json()["id"])
    assert page.get_parent().specific == ours.branch
    assert (page.live, page.owner) == (False, ours.user)
    assert page.title == "Krąg doradców"
    assert page.slug == "krag-doradcow-depozyt"
    assert page.summary == "Doradcy uczą się od siebie."
    assert page.practice_kind.code == "method"
    assert sorted(topic.code for topic in page.topics.all()) == ["guidance", "quality"]
    assert "Brakowało <b>doradców</b>." in page.problem
    assert [block.block_type for block in page.description] == ["heading", "paragraph"]
    assert str(page.start) == "2018"
    assert page.rule_errors() == {}
    assert not Publication.objects.filter(key=page.translation_key).exists()
    assert PageLogEntry.objects.filter(page=page.pk, user=ours.user).exists()


def test_what_was_deposited_can_be_published_by_the_host(ours: Partner) -> None:
    page = PracticePage.objects.get(pk=ours.deposit(**fiche()).json()["id"])
    page.get_latest_revision().publish()
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert row.title == "Krąg doradców"


def test_a_draft_may_be_incomplete_but_is_not_published_so(ours: Partner) -> None:
    response = ours.deposit(summary="Tylko skrót.")
    assert response.status_code == 201, response.content
    page = PracticePage.objects.get(pk=response.json()["id"])
    assert page.slug == "krag-doradcow"
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()


def test_a_program_finds_its_branch_the_concepts_and_its_drafts(ours: Partner) -> None:
    branches = ours.send("get", "/pages/?type=knowledge.PartnerBranchPage&locale=pl")
    assert [item["id"] for item in branches.json()["items"]] == [ours.branch.pk]
    topics = ours.send("get", "/concepts/?scheme=topic").json()
    assert {"id", "scheme", "code", "label_pl", "label_en"} == set(topics[0])
    assert ours.send("get", "/concepts/?scheme=nothing").status_code == 422
    made = ours.deposit(**fiche()).json()["id"]
    read = ours.send("get", f"/pages/{made}/?version=draft")
    assert read.json()["summary"] == "Doradcy uczą się od siebie."


def test_a_draft_is_changed_in_part(ours: Partner) -> None:
    made = ours.deposit(**fiche()).json()["id"]
    response = ours.send("patch", f"/pages/{made}/", {"summary": "Nowy skrót."})
    assert response.status_code == 200, response.content
    page = Page.objects.get(pk=made).get_latest_revision_as_object()
    assert page.summary == "Nowy skrót."
    assert "Brakowało <b>doradców</b>." in page.problem
    assert len(page.topics.all()) == 2


def test_a_contradiction_with_what_is_stored_is_refused(ours: Partner) -> None:
    made = ours.deposit(**fiche()).json()["id"]
    body = {"problem_not_recorded": True}
    response = ours.send("patch", f"/pages/{made}/", {**body, "problem": "<p>x</p>"})
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["problem"]
    response = ours.send("patch", f"/pages/{made}/", body)
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["problem_not_recorded"]
    latest = Page.objects.get(pk=made).get_latest_revision_as_object()
    assert not latest.problem_not_recorded


WRONG = [
    ("title", "x" * 101, "100"),
    ("summary", "x" * 201, "200"),
    ("slug", "dwa słowa", "slug"),
    ("start", "2018-13", "start"),
    ("practice_kind", 10**30, "practice_kind"),
    ("practice_kind", "method", "practice_kind"),
    ("topics", [999999], "topics"),
    ("topics", [10**30], "topics"),
    ("topics", "guidance", "topics"),
    ("source_url", "javascript:alert(1)", "source_url"),
    ("description", "text", "description"),
    ("description", [1], "type"),
    ("description", [{"type": "paragraph"}], "value"),
    ("description", [{"type": "nothing", "value": ""}], "paragraph"),
    ("description", [{"type": ["x"], "value": ""}], "type"),
    ("description", [{"type": "paragraph", "value": {"a": 1}}], "HTML"),
    ("description", [{"type": "heading", "value": "text"}], "object"),
    ("description", [{"type": "heading", "value": {"size": 1}}], "size"),
    ("description", [{"type": "picture", "value": {"image": "x"}}], "image"),
    ("description", [{"type": "table", "value": {"table": [1]}}], "table"),
    ("results", [{"type": "result", "value": {"date": "soon"}}], "results"),
]


def test_wrong_values_are_refused_by_name(ours: Partner) -> None:
    before = Page.objects.count()
    for field, value, said in WRONG:
        response = ours.deposit(**{field: value})
        assert response.status_code == 422, (field, value, response.content)
        assert response["Content-Type"] == "application/problem+json"
        assert said in response.content.decode(), (field, value, response.content)
    assert Page.objects.count() == before


def test_a_program_is_answered_in_the_language_of_its_account(ours: Partner) -> None:
    ours.user.interface_language = "en"
    ours.user.save()
    response = ours.deposit(summary="x" * 201)
    assert "characters" in response.json()["errors"][0]["msg"]


def test_too_many_topics_are_refused(ours: Partner) -> None:
    topics = [item["id"] for item in ours.send("get", "/concepts/?scheme=topic").json()]
    response = ours.deposit(**{**fiche(), "topics": topics[:6]})
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["topics"]


def test_a_concept_of_another_vocabulary_is_refused(ours: Partner) -> None:
    topic = ours.send("get", "/concepts/?scheme=topic").json()[0]["id"]
    response = ours.deposit(practice_kind=topic)
    assert response.status_code == 422
    assert response.json()["errors"][0]["loc"] == ["practice_kind"]


def test_what_the_host_decides_is_not_taken_over(ours: Partner) -> None:
    response = ours.deposit(
        evidence_level=1, proofread=True, compiled=True, live=True, owner=1
    )
    if response.status_code == 201:
        page = PracticePage.objects.get(pk=response.json()["id"])
        assert page.evidence_level is None
        assert not (page.proofread or page.compiled or page.live)
        assert page.owner == ours.user


def test_publishing_is_refused_in_every_way(ours: Partner) -> None:
    before = Page.objects.count()
    created = ours.send("post", "/pages/", practice(ours.branch, action="publish"))
    assert created.status_code == 403
    assert Page.objects.count() == before
    made = ours.deposit(**fiche()).json()["id"]
    publish = {"meta": {"action": "publish"}, "title": "Inny"}
    assert ours.send("patch", f"/pages/{made}/", publish).status_code == 403
    for action, body in (
        ("publish", None),
        ("unpublish", {}),
        ("copy", {"keep_live": True}),
        ("create_alias", {"slug": "alias"}),
        ("copy_for_translation", {"locale": "en"}),
    ):
        response = ours.send("post", f"/pages/{made}/actions/{action}/", body)
        assert response.status_code in (403, 422), action
    assert not Page.objects.filter(pk=made, live=True).exists()
    assert not Page.objects.descendant_of(ours.branch).live().exists()


def test_an_own_draft_is_copied_as_a_draft_and_deleted(ours: Partner) -> None:
    made = ours.deposit(**fiche()).json()["id"]
    copied = ours.send("post", f"/pages/{made}/actions/copy/", {"keep_live": False})
    assert copied.status_code == 201, copied.content
    assert not Page.objects.get(pk=copied.json()["id"]).live
    assert ours.send("delete", f"/pages/{made}/").status_code == 204
    assert not Page.objects.filter(pk=made).exists()


def test_a_public_record_is_not_withdrawn_by_deleting_it(ours: Partner) -> None:
    made = ours.deposit(**fiche()).json()["id"]
    Page.objects.get(pk=made).specific.get_latest_revision().publish()
    assert ours.send("delete", f"/pages/{made}/").status_code == 403
    # A change of it waits for the host.
    changed = ours.send("patch", f"/pages/{made}/", {"summary": "Nowy skrót."})
    assert changed.status_code == 200
    row = Publication.objects.get(key=Page.objects.get(pk=made).translation_key)
    assert row.document["summary"] == "Doradcy uczą się od siebie."


def test_a_refused_change_leaves_nothing_behind(ours: Partner) -> None:
    """An editor's program publishes an incomplete record: all of it is undone."""
    made = Page.objects.get(pk=ours.deposit(summary="Skrót.").json()["id"])
    # What the desk compiled itself needs no review, only to be complete.
    compiled = made.specific
    compiled.compiled = True
    compiled.save_revision(clean=False)
    ours.user.is_superuser = True
    ours.user.save()
    revisions = made.revisions.count()
    response = ours.send(
        "patch",
        f"/pages/{made.pk}/",
        {"meta": {"action": "publish"}, "title": "Niepełny"},
    )
    assert response.status_code == 422, response.content
    made.refresh_from_db()
    assert (made.live, made.revisions.count()) == (False, revisions)
    assert not Publication.objects.filter(key=made.translation_key).exists()


@pytest.mark.parametrize("token", [None, "", "wagtail_nothing", "x" * 5000])
def test_without_a_valid_token_nothing_is_written(ours: Partner, token: str) -> None:
    before = Page.objects.count()
    response = sender(token)("post", "/pages/", practice(ours.branch))
    assert response.status_code == 401
    assert Page.objects.count() == before
