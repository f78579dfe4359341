"""What a form points to, and which registers may be chosen from."""

from typing import Any, ClassVar
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.models import User
from core.admin.choosing import ChosenWithinReach
from knowledge.desk.contributors import contributor_add
from knowledge.models import PartnerBranchPage, PracticePage
from tests.knowledge import factories
from tests.rights.matrix import CLOSED_REGISTERS, OPEN_REGISTERS
from tests.support.blocks import document, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    user = User.objects.create_user("olena")
    contributor_add(user=user, partner=factories.partner("gamma"))
    return user


@pytest.fixture
def page(person: User) -> PracticePage:
    branch = PartnerBranchPage.objects.get(
        partner__code="gamma", locale__language_code="pl"
    )
    return factories.draft(branch, title="Własny szkic", owner=person)


@pytest.fixture
def foreign() -> PracticePage:
    return factories.draft(factories.branch(factories.partner("delta")), title="Obcy")


class SmallForm(ChosenWithinReach, WagtailAdminPageForm):
    """A record's form with a stream, a relation to pages and one to files."""

    class Meta:
        model = PracticePage
        fields: ClassVar = ["title", "description"]
        formsets: ClassVar = {
            "relations": {"fields": ["kind", "related"]},
            "attachments": {"fields": ["document"]},
        }


def sent(
    page: PracticePage,
    user: User | None,
    *,
    related: tuple[int, ...] = (),
    files: tuple[int, ...] = (),
    blocks: tuple[tuple[str, Any], ...] = (),
) -> SmallForm:
    """Return the form as somebody sends it, checked."""
    data = nested_form_data(
        {
            "title": page.title,
            "description": streamfield(list(blocks)),
            "relations": inline_formset(
                [{"kind": "similar", "related": number} for number in related]
            ),
            "attachments": inline_formset([{"document": number} for number in files]),
        }
    )
    form = SmallForm(QueryDict(urlencode(data)), instance=page, for_user=user)
    form.is_valid()
    return form


def codes(form: SmallForm, formset: str, field: str) -> list[str | None]:
    """Return the codes of the errors on a field of a form's rows."""
    return [
        error.code
        for row in form.formsets[formset].forms
        for error in row.errors.as_data().get(field, [])
    ]


def test_the_records_form_asks() -> None:
    form = PracticePage.get_edit_handler().get_form_class()
    assert issubclass(form, ChosenWithinReach)


def test_a_foreign_draft_is_refused_and_its_title_not_drawn(
    page: PracticePage, person: User, foreign: PracticePage
) -> None:
    form = sent(page, person, related=(foreign.pk,))
    assert codes(form, "relations", "related") == ["out-of-reach"]
    assert not form.is_valid()
    drawn = "".join(str(row["related"]) for row in form.formsets["relations"].forms)
    assert foreign.title not in drawn


def test_a_public_practice_of_others_and_an_own_draft_are_taken(
    page: PracticePage, person: User, foreign: PracticePage
) -> None:
    public = factories.practice(foreign.get_parent(), title="Publiczna")
    own = factories.draft(page.get_parent(), title="Drugi własny")
    form = sent(page, person, related=(public.pk, own.pk))
    assert codes(form, "relations", "related") == []


def test_a_public_practice_whose_title_changes_is_not_offered(
    page: PracticePage, person: User, foreign: PracticePage
) -> None:
    public = factories.practice(foreign.get_parent(), title="Publiczna")
    public.title = "Jeszcze tajna"
    public.save_revision()
    form = sent(page, person, related=(public.pk,))
    assert codes(form, "relations", "related") == ["out-of-reach"]


def test_a_file_of_another_institution_is_refused(
    page: PracticePage, person: User
) -> None:
    form = sent(page, person, files=(document().pk,))
    assert codes(form, "attachments", "document") == ["out-of-reach"]


def test_a_picture_in_the_text_is_asked_about_too(
    page: PracticePage, person: User
) -> None:
    strange = picture(alt_pl="Obcy most")
    strange.title = "Obcy obraz"
    strange.save()
    form = sent(page, person, blocks=(("picture", {"image": strange.pk}),))
    errors = form.errors.as_data()["description"]
    assert "out-of-reach" in [error.code for error in errors]
    assert "Obcy obraz" not in str(form["description"])


def test_an_editor_and_a_program_of_the_host_choose_anything(
    page: PracticePage, foreign: PracticePage
) -> None:
    for user in (User.objects.get(username="editor"), None):
        form = sent(page, user, related=(foreign.pk,), files=(document().pk,))
        assert codes(form, "relations", "related") == []
        assert codes(form, "attachments", "document") == []


def test_what_an_editor_has_put_there_stays(
    page: PracticePage, person: User, foreign: PracticePage
) -> None:
    strange = picture()
    page.description = [("picture", {"image": strange})]
    page.save_revision(clean=False)
    form = sent(page, person, blocks=(("picture", {"image": strange.pk}),))
    errors = form.errors.as_data().get("description", [])
    assert "out-of-reach" not in [error.code for error in errors]


def chooser(label: str, view: str = "choose_results") -> str:
    model = apps.get_model(label)
    return reverse(
        f"wagtailsnippetchoosers_{model._meta.app_label}_{model._meta.model_name}"
        f":{view}"
    )


@pytest.mark.parametrize("label", CLOSED_REGISTERS)
def test_registers_of_the_host_are_closed(
    client: Client, person: User, label: str
) -> None:
    client.force_login(person)
    assert client.get(chooser(label)).status_code == 404
    app, model = label.split(".")
    listing = reverse("wagtail_localize:snippets_api_listing", args=[app, model])
    assert client.get(listing).status_code == 404
    client.force_login(User.objects.get(username="editor"))
    assert client.get(chooser(label)).status_code == 200


@pytest.mark.parametrize("label", OPEN_REGISTERS)
def test_public_registers_are_open(client: Client, person: User, label: str) -> None:
    client.force_login(person)
    assert client.get(chooser(label)).status_code == 200
