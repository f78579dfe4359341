"""One partner's token shows nothing of another partner and changes nothing of it."""

import json
from typing import Any

import pytest
from wagtail.models import Page, Site

from knowledge.models import PracticePage
from tests.headless.v3.partners import Partner, fiche, practice

pytestmark = pytest.mark.django_db
MARKER = "Tajny zamysł"


@pytest.fixture
def secret(theirs: Partner) -> PracticePage:
    return theirs.draft(MARKER, summary=f"{MARKER} w skrócie.")


def test_drafts_of_others_are_never_read(
    ours: Partner, theirs: Partner, secret: PracticePage
) -> None:
    pk, branch = secret.pk, theirs.branch.pk
    revision = secret.latest_revision_id
    own = ours.deposit(**fiche()).json()["id"]
    for path in (
        "/pages/?limit=20",
        "/pages/?type=knowledge.PracticePage&version=draft",
        f"/pages/?child_of={branch}",
        f"/pages/?descendant_of={branch}",
        f"/pages/?ancestor_of={pk}",
        f"/pages/?translation_of={pk}",
        "/pages/?search=Tajny",
        f"/pages/?title={MARKER}",
        f"/pages/{pk}/",
        f"/pages/{pk}/?version=draft",
        f"/pages/{pk}/revisions/",
        f"/pages/{pk}/revisions/{revision}/",
        f"/pages/{own}/revisions/{revision}/",
        f"/pages/find/?id={pk}",
        f"/pages/find/?html_path=/pl/dobre-praktyki/{secret.slug}/",
    ):
        response = ours.send("get", path)
        assert MARKER not in json.dumps(response.json(), ensure_ascii=False), path
        assert response.status_code in (200, 404, 422), path
    # The net has no hole: its own partner reads it.
    assert theirs.send("get", f"/pages/{pk}/?version=draft").json()["title"] == MARKER


CHANGES: list[tuple[str, str, Any]] = [
    ("patch", "/pages/{pk}/", {"title": "Cudze"}),
    ("delete", "/pages/{pk}/", None),
    ("post", "/pages/{pk}/actions/publish/", None),
    ("post", "/pages/{pk}/actions/unpublish/", {}),
    ("post", "/pages/{pk}/actions/delete/", None),
    ("delete", "/pages/{pk}/actions/delete/", None),
    ("post", "/pages/{pk}/actions/copy/", {"destination_id": "own"}),
    (
        "post",
        "/pages/{pk}/actions/copy/",
        {"destination_id": "own", "keep_live": False},
    ),
    ("post", "/pages/{pk}/actions/move/", {"destination_id": "own"}),
    ("post", "/pages/{pk}/actions/create_alias/", {"destination_id": "own"}),
    ("post", "/pages/{pk}/actions/copy_for_translation/", {"locale": "en"}),
    ("post", "/pages/{pk}/actions/convert_alias/", None),
    ("post", "/pages/{pk}/actions/revert/", {"revision_id": "revision"}),
]


def test_pages_of_others_do_not_exist_for_a_partner(
    ours: Partner, secret: PracticePage
) -> None:
    named = {"own": ours.branch.pk, "revision": secret.latest_revision_id}
    before = list(Page.objects.order_by("pk").values())
    for method, path, fields in CHANGES:
        body = {name: named.get(value, value) for name, value in (fields or {}).items()}
        response = ours.send(method, path.format(pk=secret.pk), body)
        assert response.status_code == 404, (path, response.content)
        assert MARKER not in response.content.decode()
    assert list(Page.objects.order_by("pk").values()) == before


def test_nothing_is_put_into_another_branch(
    ours: Partner, theirs: Partner, secret: PracticePage
) -> None:
    before = Page.objects.count()
    created = ours.send("post", "/pages/", practice(theirs.branch))
    assert created.status_code == 403
    assert Page.objects.count() == before
    own = ours.deposit(**fiche()).json()["id"]
    place = {"destination_id": theirs.branch.pk}
    for action, body in (
        ("copy", {**place, "keep_live": False}),
        ("move", place),
        ("create_alias", place),
    ):
        response = ours.send("post", f"/pages/{own}/actions/{action}/", body)
        assert response.status_code == 403, action
    moved = {"destination_id": secret.pk, "position": "left"}
    assert ours.send("post", f"/pages/{own}/actions/move/", moved).status_code == 403
    assert Page.objects.get(pk=own).is_child_of(ours.branch)


def test_nothing_is_put_anywhere_else(ours: Partner) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    for kind in ("home.NewsPage", "home.ContentPage", "knowledge.PracticePage"):
        body = {"meta": {"type": kind, "parent_id": home.pk}, "title": "Wszędzie"}
        assert ours.send("post", "/pages/", body).status_code in (403, 422), kind
    wrong = {"type": "knowledge.PartnerBranchPage", "parent_id": ours.branch.pk}
    response = ours.send("post", "/pages/", {"meta": wrong, "title": "Gałąź"})
    assert response.status_code in (403, 422)
    missing = {"type": "knowledge.PracticePage", "parent_id": 10**12}
    response = ours.send("post", "/pages/", {"meta": missing, "title": "Nigdzie"})
    assert response.status_code == 404


def test_sites_and_people_stay_closed(ours: Partner, theirs: Partner) -> None:
    site = {"hostname": "evil.example", "port": 80, "root_page_id": 1}
    for method, path, body in (
        ("get", "/sites/", None),
        ("get", "/sites/1/", None),
        ("post", "/sites/", site),
        ("put", "/sites/1/", site),
        ("delete", "/sites/1/", None),
    ):
        assert ours.send(method, path, body).status_code == 404, (method, path)
    told = ours.send("get", "/whoami/").json()
    assert told["groups"] == [ours.group.name]
    assert theirs.user.username not in json.dumps(told)


def test_revisions_name_no_other_person(ours: Partner, theirs: Partner) -> None:
    """Whatever another person did to an own record, their e-mail stays theirs."""
    made = ours.deposit(**fiche()).json()["id"]
    page = Page.objects.get(pk=made).specific
    page.save_revision(user=theirs.user, clean=False)
    listed = ours.send("get", f"/pages/{made}/revisions/")
    assert listed.status_code == 200
    assert theirs.user.email not in listed.content.decode()
