"""What is said while somebody writes, and that it stores and tells nothing else."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.models import User
from knowledge.fiche import views
from knowledge.models import PracticePage, PracticeRelation
from knowledge.remarks.duplicates import likeness
from knowledge.remarks.selectors import remarks_of
from knowledge.rules import Level, Remark
from tests.knowledge import factories
from tests.knowledge.test_admin import form
from tests.support.blocks import picture
from vocabularies.enums import Scheme
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db
MSUES = "Znak jakości MSUES"


@pytest.fixture
def admin(client: Client) -> Client:
    user = get_user_model().objects.create_superuser(username="redaktor", password="x")
    client.force_login(user)
    return client


@pytest.fixture
def branch() -> Page:
    return factories.branch(factories.partner())


def contributor(branch: Page) -> User:
    """A person who may add and edit below one branch."""
    group = Group.objects.create(name="probni")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=branch,
            permission=Permission.objects.get(codename=codename),
        )
    user = get_user_model().objects.create_user(username="pisze", password="x")
    user.groups.add(group)
    return user


def said(response: Any) -> dict[str, list[str]]:
    levels = response.json()["levels"]
    return {
        level["level"]: [remark["code"] for remark in level["remarks"]]
        for level in levels
    }


def new_url(parent: Page, model: str = "practicepage") -> str:
    return f"/admin/remarks/{model}/{parent.pk}/"


def test_an_empty_form_is_told_what_is_missing(admin: Client, branch: Page) -> None:
    empty = form(
        title="",
        summary="",
        practice_kind="",
        topics=[],
        consent="",
        lessons_not_recorded="",
    )
    response = admin.post(new_url(branch), empty)
    assert response.status_code == 200
    assert set(said(response)["blocking"]) == {
        "title-missing",
        "summary-missing",
        "kind-missing",
        "topics-missing",
        "part-missing",
        "consent-missing",
    }
    assert not PracticePage.objects.descendant_of(branch).exists()


def test_asking_stores_nothing(admin: Client, branch: Page) -> None:
    page = factories.practice(branch)
    before = page.latest_revision_id
    response = admin.post(f"/admin/remarks/{page.pk}/", form(title="Zupełnie inny"))
    assert response.status_code == 200
    again = PracticePage.objects.get(pk=page.pk)
    assert (again.title, again.latest_revision_id) == (page.title, before)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_what_is_sent_is_checked_in_every_branch(
    admin: Client, branch: Page, language: str
) -> None:
    here = branch.get_translations(inclusive=True).get(locale__language_code=language)
    response = admin.post(new_url(here), form(practice_kind=""))
    assert said(response)["blocking"] == ["kind-missing"]


def test_people_of_others_learn_nothing(client: Client, branch: Page) -> None:
    other = factories.branch(factories.partner("inna"))
    page = factories.draft(other, title="Tajny szkic")
    client.force_login(contributor(branch))
    for url in (f"/admin/remarks/{page.pk}/", new_url(other)):
        response = client.post(url, form())
        assert response.status_code in (302, 403, 404)
        assert "Tajny" not in response.content.decode()
    assert client.post(new_url(branch), form()).status_code == 200


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/admin/remarks/999999/", 404),
        ("/admin/remarks/{index}/", 404),
        ("/admin/remarks/productpage/{branch}/", 404),
        ("/admin/remarks/nothing/{branch}/", 404),
        ("/admin/remarks/practicepage/{index}/", 302),
    ],
)
def test_only_records_have_remarks(
    admin: Client, branch: Page, url: str, status: int
) -> None:
    place = url.format(index=factories.index().pk, branch=branch.pk)
    assert admin.post(place, form()).status_code == status


def test_a_broken_form_is_refused(admin: Client, branch: Page) -> None:
    data = {k: v for k, v in form().items() if k != "results-count"}
    assert admin.post(new_url(branch), data).status_code == 400


def test_reading_is_not_enough(admin: Client, branch: Page) -> None:
    assert admin.get(new_url(branch)).status_code == 405


def test_a_draft_of_others_is_no_duplicate(branch: Page) -> None:
    other = factories.branch(factories.partner("inna"))
    factories.draft(other, title="Latająca biblioteka zawodów")
    page = factories.draft(branch, title="Latająca biblioteka zawodów")
    assert not duplicates(page)


def duplicates(page: PracticePage) -> list[Remark]:
    return [item for item in remarks_of(page) if item.code == "duplicate-probable"]


@pytest.mark.parametrize(
    "title", [MSUES, "Jakość MSUES: znak", "MSUES quality label", "Знак якості MSUES"]
)
def test_a_record_that_exists_is_named_in_any_language(
    branch: Page, title: str
) -> None:
    page = factories.draft(branch, title=title, slug="msues-proba")
    found = duplicates(page)
    assert [item.level for item in found] == [Level.WARNING]
    assert "MSUES" in found[0].message
    assert found[0].address


def test_the_same_address_at_the_source_is_a_hint(branch: Page) -> None:
    known = PracticePage.objects.live().exclude(source_url="").first()
    assert known is not None
    page = factories.draft(branch, title="Nic podobnego", source_url=known.source_url)
    found = [item for item in remarks_of(page) if item.code == "duplicate-address"]
    assert {item.level for item in found} == {Level.HINT}


def test_no_shipped_record_is_called_a_duplicate() -> None:
    for page in PracticePage.objects.live().filter(locale__language_code="pl"):
        assert not duplicates(page)


def test_a_record_is_no_duplicate_of_itself() -> None:
    page = PracticePage.objects.get(slug="znak-jakosci-msues")
    assert not duplicates(page)


def test_titles_of_different_things_are_not_alike() -> None:
    assert likeness("Konkurs dla gmin", "pl", "Znak jakości", "pl") == 0


def test_a_circle_of_origins_is_not_published(branch: Page) -> None:
    first = factories.practice(branch, title="Pierwsza")
    second = factories.practice(branch, title="Druga")
    second.relations.add(PracticeRelation(kind="derived-from", related=first))
    second.save_revision().publish()
    first.relations.add(PracticeRelation(kind="derived-from", related=second))
    with pytest.raises(ValidationError) as caught:
        first.save_revision().publish()
    assert "relations" in caught.value.message_dict
    assert "derived-from-cycle" in [item.code for item in remarks_of(first)]


def test_consent_is_asked_of_the_owner_only(branch: Page) -> None:
    assert factories.practice(branch, consent=False, compiled=True).live
    with pytest.raises(ValidationError) as caught:
        factories.practice(branch, title="Bez zgody", consent=False)
    assert set(caught.value.message_dict) == {"consent"}


def test_a_picture_without_words_stops_the_record(branch: Page) -> None:
    image = picture()
    with pytest.raises(ValidationError) as caught:
        factories.practice(
            branch, description=[("picture", {"image": image, "caption": ""})]
        )
    assert set(caught.value.message_dict) == {"description"}


def test_all_conditions_are_offered_and_the_unrated_left_out(
    admin: Client, branch: Page
) -> None:
    codes = list(
        Concept.objects.filter(scheme=Scheme.TRANSFER_CONDITION)
        .order_by("order")
        .values_list("code", flat=True)
    )
    page = factories.draft(branch)
    offered = admin.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    profile = offered.initial["transfer_profile"]
    assert [block.value["condition"] for block in profile] == codes
    rows = [
        ("condition", {"condition": code, "rating": rating, "reason": ""})
        for code, rating in zip(codes, ["", "3", "", "0", "", "", "", ""], strict=True)
    ]
    data = form(slug=page.slug) | nested_form_data(
        {"transfer_profile": streamfield(rows)}
    )
    assert admin.post(f"/admin/pages/{page.pk}/edit/", data).status_code == 302
    written = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    stored = written.transfer_profile
    assert [(block.value["condition"], block.value["rating"]) for block in stored] == [
        (codes[1], "3"),
        (codes[3], "0"),
    ]


def test_a_reason_asks_for_its_rating(admin: Client, branch: Page) -> None:
    row = {"condition": "law", "rating": "", "reason": "Bo tak."}
    data = form() | nested_form_data(
        {"transfer_profile": streamfield([("condition", row)])}
    )
    response = admin.post(f"/admin/pages/add/knowledge/practicepage/{branch.pk}/", data)
    assert "transfer_profile" in response.context["form"].errors


def test_links_are_asked_on_request_only(
    admin: Client, branch: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(*, addresses: list[str]) -> int:
        asked.extend(addresses)
        return len(asked)

    monkeypatch.setattr(views, "links_ask", ask)
    data = form(source_url="https://example.org/krag")
    admin.post(new_url(branch), data)
    assert asked == []
    admin.post(f"{new_url(branch)}?links=1", data)
    assert asked == ["https://example.org/krag"]


def test_the_form_shows_where_to_ask(admin: Client, branch: Page) -> None:
    html = admin.get(
        f"/admin/pages/add/knowledge/practicepage/{branch.pk}/"
    ).content.decode()
    assert f'data-url="{new_url(branch)}"' in html
    assert 'data-fiche-limit="100"' in html
    assert "knowledge/admin/fiche.js" in html
