import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from core.models import BasePage
from home.models import ContactMessage, FoundingDocument, MenuItem, SiteFacts

pytestmark = pytest.mark.django_db

PAGE_TYPES = [
    model
    for model in apps.get_app_config("home").get_models()
    if issubclass(model, BasePage)
]


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def message() -> ContactMessage:
    return ContactMessage.objects.create(
        email="a@example.org", subject="other", message="Treść", language="pl"
    )


def snippet(model: type, name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_home_{model._meta.model_name}:{name}", args=args)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_opens_for_editing(editor, model):
    for page in model.objects.filter(locale__language_code__in=("pl", "en"))[:2]:
        response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert response.status_code == 200


@pytest.mark.parametrize("model", [FoundingDocument, MenuItem])
def test_records_are_listed_and_edited(editor, model):
    assert editor.get(snippet(model, "list")).status_code == 200
    row = model.objects.first()
    assert editor.get(snippet(model, "edit", row.pk)).status_code == 200


def test_messages_are_read_but_not_written(editor):
    row = message()
    assert editor.get(snippet(ContactMessage, "list")).status_code == 200
    assert editor.get(snippet(ContactMessage, "inspect", row.pk)).status_code == 200
    assert editor.get(snippet(ContactMessage, "add")).status_code == 302
    assert ContactMessage.objects.count() == 1


def test_a_contributor_does_not_see_messages():
    message()
    response = signed_in("uj").get(snippet(ContactMessage, "list"))
    assert response.status_code == 302


def test_facts_are_given_in_the_settings(editor):
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["home", "sitefacts", site.pk])
    response = editor.get(url)
    assert response.status_code == 200
    data = dict.fromkeys(response.context["form"].fields, "")
    saved = editor.post(
        url, {**data, "contact_unit_pl": "Zespół", "contact_email": "x@y.pl"}
    )
    assert saved.status_code == 302
    assert SiteFacts.objects.get(site=site).contact_unit_pl == "Zespół"


def test_a_bad_address_of_the_host_is_refused(editor):
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["home", "sitefacts", site.pk])
    data = dict.fromkeys(editor.get(url).context["form"].fields, "")
    response = editor.post(url, {**data, "contact_email": "not an address"})
    assert response.status_code == 200
    assert response.context["form"].errors["contact_email"]


def test_an_edited_news_item_is_live_at_once(editor):
    from home.models import NewsPage

    page = NewsPage.objects.filter(locale__language_code="pl").first()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.title = "Zmieniony tytuł"
    page.save_revision().publish(user=get_user_model().objects.get(username="editor"))
    assert editor.get(edit).status_code == 200
    assert "Zmieniony tytuł" in Client().get(page.url).content.decode()
