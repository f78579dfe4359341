"""The state of the three languages in the admin, and what an editor does about it."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale, Page

from accounts.models import User
from core.admin.page_translations import state_counts, translated_pages
from core.page_translation.coverage import TranslationState
from core.page_translation.service import translation_save
from home.models import ContentPage
from tests.support.pages import content_page, home, started, translated

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/page-translations/"


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("root", "root@example.org", "secret-word")


@pytest.fixture
def editor_client(admin: User) -> Iterator[Client]:
    client = Client(headers={"accept-language": "pl"})
    client.force_login(admin)
    yield client


def states(page: Page) -> dict[str, str]:
    found = [row for row in translated_pages() if row.main.key == page.translation_key]
    return {part.language: part.state.value for part in found[0].states}


def with_every_state() -> ContentPage:
    """A page whose English is older than the source and whose Ukrainian is missing."""
    page = content_page("Strona wielu stanów")
    translated(page, "en", slug="many-states")
    page = ContentPage.objects.get(pk=page.pk)
    page.summary = "Inny opis."
    page.save_revision().publish()
    return ContentPage.objects.get(pk=page.pk)


def test_states_of_one_page() -> None:
    page = content_page()
    assert states(page) == {"pl": "source", "en": "missing", "uk": "missing"}
    translated(page, "en", slug="trial")
    translation_save(
        translation=started(page, "uk", {"slug": "proba"}), user=None, publish=False
    )
    assert states(page) == {"pl": "source", "en": "current", "uk": "draft"}
    page = ContentPage.objects.get(pk=page.pk)
    page.summary = "Inny opis."
    page.save_revision().publish()
    assert states(page) == {"pl": "source", "en": "stale", "uk": "draft"}


def test_counts_add_up_to_all_pages() -> None:
    pages = translated_pages()
    counts = state_counts(pages)
    assert pages
    for language in ("pl", "en", "uk"):
        assert sum(counts[language].values()) == len(pages)


def test_one_query_however_many_pages() -> None:
    with CaptureQueriesContext(connection) as few:
        translated_pages()
    for number in range(5):
        content_page(f"Strona {number}")
    with CaptureQueriesContext(connection) as many:
        translated_pages()
    assert len(few) == len(many) == 1


def test_the_report_needs_no_query_per_page(editor_client: Client) -> None:
    editor_client.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        editor_client.get(REPORT)
    for number in range(5):
        content_page(f"Strona {number}")
    with CaptureQueriesContext(connection) as many:
        editor_client.get(REPORT)
    assert len(many) <= len(few)


def rows(client: Client, **filters: str) -> list[dict[str, str]]:
    response = client.get(REPORT, {**filters, "export": "csv"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_filters_and_search(editor_client: Client) -> None:
    page = with_every_state()
    kind = "home.contentpage"
    stale = rows(editor_client, locale="en", state="stale")
    assert [row["Tytuł"] for row in stale] == [page.title]
    assert rows(editor_client, locale="uk", state="stale") == []
    missing = rows(editor_client, state="missing", kind=kind)
    assert [row["Tytuł"] for row in missing] == [page.title]
    assert rows(editor_client, state="missing", kind="home.newspage") == []
    assert [row["Tytuł"] for row in rows(editor_client, q="WIELU stanów")] == [
        page.title
    ]
    in_ukrainian = {row["Tytuł"] for row in rows(editor_client, locale="uk")}
    assert page.title not in in_ukrainian
    assert home().title in in_ukrainian


@pytest.mark.parametrize(
    "query",
    ['q="', "q=%22%27%3B--", "kind=nothing", "state=nothing", "locale=de", "p=9999"],
)
def test_odd_queries_are_answered(editor_client: Client, query: str) -> None:
    assert editor_client.get(f"{REPORT}?{query}").status_code == 200
    assert editor_client.get(f"{REPORT}results/?{query}").status_code == 200


def test_export_to_a_spreadsheet(editor_client: Client) -> None:
    page = with_every_state()
    response = editor_client.get(REPORT, {"q": page.title, "export": "xlsx"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0][2:5] == ["Polski", "English", "Українська"]
    labels = (
        TranslationState.SOURCE,
        TranslationState.STALE,
        TranslationState.MISSING,
    )
    assert values[1][2:5] == [str(state.label) for state in labels]


def test_links_lead_to_the_work(editor_client: Client) -> None:
    page = with_every_state()
    english = page.get_translation(Locale.objects.get(language_code="en"))
    text = editor_client.get(REPORT, {"q": page.title}).content.decode()
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert reverse("wagtailadmin_pages:edit", args=[english.pk]) in text
    assert f"{submit}?select_locale=uk" in text
    assert "/admin/localize/update/" in text


def test_the_home_page_shows_counts_and_what_waits(editor_client: Client) -> None:
    page = with_every_state()
    text = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert 'id="page-translations' in text
    assert page.title in text
    assert f"{REPORT}?locale=en&amp;state=stale" in text


def test_people_without_pages_see_no_report(client: Client) -> None:
    user = User.objects.create_user("nobody", "n@example.org", "secret-word")
    client.force_login(user)
    assert client.get(REPORT).status_code == 302
    assert translated_pages(user) == []


def submit(client: Client, page: Page, *languages: str) -> Any:
    chosen = Locale.objects.filter(language_code__in=languages)
    return client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [locale.pk for locale in chosen]},
    )


def test_a_translation_is_started(editor_client: Client) -> None:
    page = content_page()
    response = submit(editor_client, page, "uk")
    assert response.status_code == 302
    assert states(page)["uk"] == "draft"


def test_the_page_above_comes_first(editor_client: Client) -> None:
    parent = content_page("Strona nadrzędna")
    child = content_page("Strona podrzędna", parent=parent)
    response = submit(editor_client, child, "en", "uk")
    assert response.status_code == 200
    assert response.context["form"].errors["locales"]
    assert states(child) == {"pl": "source", "en": "missing", "uk": "missing"}


def test_a_translation_is_never_a_source(editor_client: Client) -> None:
    page = content_page()
    english = translated(page, "en", slug="trial")
    response = submit(editor_client, english, "uk")
    assert response.status_code == 302
    ukrainian = page.get_translation(Locale.objects.get(language_code="uk")).specific
    assert ukrainian.source_language == "pl"
    assert ukrainian.summary == page.summary


def test_publishing_half_a_translation_is_refused_with_words(
    editor_client: Client,
) -> None:
    page = content_page()
    submit(editor_client, page, "en")
    english = page.get_translation(Locale.objects.get(language_code="en"))
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    response = editor_client.post(address, {"action": "publish"}, follow=True)
    assert response.status_code == 200
    assert "Nie opublikowano" in response.content.decode()
    english.refresh_from_db()
    assert not english.live


def test_a_new_translation_is_not_proof_read() -> None:
    page = content_page(proofread=True)
    english = translated(page, "en", slug="trial").specific
    assert ContentPage.objects.get(pk=page.pk).proofread
    assert not english.proofread
    assert not english.get_latest_revision_as_object().proofread


def test_marking_a_translation_as_proof_read(editor_client: Client) -> None:
    english = translated(content_page(), "en", slug="trial").specific
    address = reverse("page_proofread", args=[english.pk])
    assert editor_client.get(address).status_code == 200
    assert editor_client.post(address).status_code == 302
    english = ContentPage.objects.get(pk=english.pk)
    assert english.proofread
    assert english.live
    assert states(english)["en"] == "current"
    assert editor_client.post(address).status_code == 302
    assert not ContentPage.objects.get(pk=english.pk).proofread


def test_the_mark_leaves_a_draft_a_draft(editor_client: Client) -> None:
    english = translated(content_page(), "en", slug="trial").specific
    english.title = "Not yet public"
    english.save_revision()
    editor_client.post(reverse("page_proofread", args=[english.pk]))
    stored = ContentPage.objects.get(pk=english.pk)
    assert stored.proofread
    assert stored.title != "Not yet public"
    assert stored.has_unpublished_changes
    draft = stored.get_latest_revision_as_object()
    assert draft.title == "Not yet public"
    assert draft.proofread


def test_only_publishers_mark(client: Client) -> None:
    english = translated(content_page(), "en", slug="trial")
    client.force_login(User.objects.create_user("nobody", "n@example.org", "secret"))
    response = client.post(reverse("page_proofread", args=[english.pk]))
    assert response.status_code == 302
    assert not ContentPage.objects.get(pk=english.pk).proofread
