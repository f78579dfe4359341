"""One plain test for each event that changes what is public.

Those of a page's own life are in test_writing.py; here is what happens around it.
"""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.identity import key_for
from core.models import BasePage, SiteDocument
from home.models import ContentPage, MenuItem, NewsPage, SiteFacts
from home.site_documents import MENU, SETTINGS, SITE, object_key
from partners_exchange.models import PartnerFact
from publication.checking import publication_differences
from publication.models import Publication, PublishedPath
from publication.scheduled import scheduled_run
from publication.services import publication_refresh_dirty
from tests.partners_exchange.factories import partner
from tests.publication.small_site import news_index, picture
from tests.support.pages import content_page, home, translated
from vocabularies.enums import Scheme
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db

MOMENT = timedelta(milliseconds=500)


def row(page: Page, language: str = "pl") -> Publication:
    return Publication.objects.get(key=page.translation_key, language=language)


def public(page: Page) -> set[str]:
    rows = Publication.objects.filter(key=page.translation_key, withdrawn_at=None)
    return set(rows.values_list("language", flat=True))


def said(page: Page, language: str = "pl") -> str:
    """Return everything the table says of a page, when nothing is out of date."""
    publication_refresh_dirty()
    return bytes(row(page, language).body).decode()


def out_of_step() -> list[str]:
    """Return what the table says wrongly once nothing is out of date."""
    publication_refresh_dirty()
    return [str(found) for found in publication_differences()]


def edited(page: BasePage, **changes: object) -> None:
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def news(title: str = "Wiadomość próbna", **fields: object) -> NewsPage:
    page = NewsPage(title=title, summary="Opis.", live=False, **fields)
    news_index().add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def linking_to(target: Page) -> ContentPage:
    page = content_page("Z odnośnikiem")
    html = f'<p><a linktype="page" id="{target.pk}">dalej</a></p>'
    edited(page, body=[("paragraph", html)])
    return page


# Time


def wait_for_it() -> None:
    """Run the worker's chore until something was due."""
    deadline = time.monotonic() + 10
    while scheduled_run() == 0:
        assert time.monotonic() < deadline, "Nothing was due."
        time.sleep(0.05)


def test_a_scheduled_page_appears_through_the_workers_chore():
    page = content_page("Przed czasem", live=False)
    page.unpublish()
    edited(page, title="Po czasie", go_live_at=timezone.now() + MOMENT)
    assert public(page) == set()
    wait_for_it()
    assert row(page).title == "Po czasie"


def test_a_scheduled_draft_of_a_public_page_waits():
    page = content_page("Jawna")
    edited(page, title="Zapowiedziana", go_live_at=timezone.now() + timedelta(days=1))
    scheduled_run()
    assert "Zapowiedziana" not in said(page)


def test_an_expired_page_is_withdrawn_through_the_workers_chore():
    page = content_page()
    edited(page, expire_at=timezone.now() + MOMENT)
    wait_for_it()
    assert public(page) == set()


# The tree


@pytest.fixture
def branch() -> tuple[ContentPage, ContentPage]:
    """A page and another below it, in three languages each."""
    above = content_page("Gałąź")
    below = content_page("Liść", parent=above)
    for language in ("en", "uk"):
        translated(above, language)
        translated(below, language)
    return above, below


def test_moving_a_branch_moves_one_language_and_remembers_the_old_paths(branch):
    above, below = branch
    target = content_page("Cel przenosin")
    old = {code: row(below, code).path for code in ("pl", "en", "uk")}
    above.move(target, pos="last-child")
    assert row(below).path == "/pl/cel-przenosin/galaz/lisc/"
    assert [row(below, code).path for code in ("en", "uk")] == [old["en"], old["uk"]]
    assert PublishedPath.objects.get(path=old["pl"]).key == below.translation_key
    for language in ("en", "uk"):
        links = {
            link["language"]: link["path"]
            for link in row(below, language).document["translations"]
        }
        assert links["pl"] == "/pl/cel-przenosin/galaz/lisc/"


def test_a_new_slug_in_any_language_moves_what_is_below(branch):
    above, below = branch
    for language in ("pl", "en", "uk"):
        old = row(below, language).path
        version = above.get_translation(Locale.objects.get(language_code=language))
        edited(version, slug=f"nowy-{language}")
        last = old.rstrip("/").rpartition("/")[2]
        assert row(below, language).path == f"/{language}/nowy-{language}/{last}/"
        remembered = PublishedPath.objects.get(path=old)
        assert (remembered.key, remembered.language) == (
            below.translation_key,
            language,
        )


def test_a_new_slug_of_a_draft_moves_the_public_pages_below(
    django_capture_on_commit_callbacks: Callable[..., object],
):
    above = content_page("Szkic u góry")
    below = content_page("Jawna pod szkicem", parent=above)
    above.unpublish()
    above = ContentPage.objects.get(pk=above.pk)
    with django_capture_on_commit_callbacks(execute=True):
        above.slug = "inny-szkic"
        above.save()
    assert row(below).path == "/pl/inny-szkic/jawna-pod-szkicem/"


@pytest.mark.parametrize(
    "kind",
    [
        PageViewRestriction.LOGIN,
        PageViewRestriction.PASSWORD,
        PageViewRestriction.GROUPS,
    ],
)
def test_any_restriction_above_withdraws_one_language_of_the_branch(branch, kind):
    above, below = branch
    restriction = PageViewRestriction.objects.create(
        page=above, restriction_type=kind, password="sezam"
    )
    assert public(above) == public(below) == {"en", "uk"}
    links = row(below, "en").document["translations"]
    assert [link["language"] for link in links] == ["en", "uk"]
    restriction.delete()
    assert public(above) == public(below) == {"pl", "en", "uk"}


def test_moving_below_a_restricted_page_withdraws(branch):
    above, below = branch
    closed = content_page("Zamknięta")
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.LOGIN
    )
    above.move(closed, pos="last-child")
    assert public(above) == public(below) == {"en", "uk"}


def test_deleting_a_branch_leaves_no_link_to_it():
    above = content_page("Usuwana gałąź")
    below = content_page("Usuwany liść", parent=above)
    sources = [linking_to(above), linking_to(below)]
    above.delete()
    assert public(above) == public(below) == set()
    for source in sources:
        assert "/pl/usuwana-galaz/" not in bytes(row(source).body).decode()
        assert "/pl/usuwana-galaz/" not in said(source)
    assert out_of_step() == []


# Copies and aliases


def test_an_alias_in_the_same_tree_is_public_and_follows_its_source():
    page, parent = content_page("Oryginał"), content_page("Gdzie indziej")
    alias = page.create_alias(parent=parent, update_slug="drugi")
    assert row(alias).path == "/pl/gdzie-indziej/drugi/"
    edited(page, title="Oryginał zmieniony")
    assert row(alias).title == "Oryginał zmieniony"
    page.unpublish()
    assert public(alias) == set()


def test_an_alias_of_a_branch_is_public_as_a_whole():
    above = content_page("Gałąź z liściem")
    content_page("Liść", parent=above)
    alias = above.create_alias(recursive=True, update_slug="powtorzona")
    leaf = alias.get_children().get()
    assert row(leaf).path == "/pl/powtorzona/lisc/"


def test_an_alias_in_another_languages_tree_is_not_public():
    page = content_page("Tylko polska")
    english = Locale.objects.get(language_code="en")
    alias = page.copy_for_translation(english, alias=True)
    assert alias.live
    edited(page, title="Nadal polska")
    assert public(page) == {"pl"}


def test_an_alias_of_such_an_alias_is_not_public_either():
    page = content_page("Tylko polska")
    english = Locale.objects.get(language_code="en")
    foreign = page.copy_for_translation(english, alias=True)
    second = foreign.create_alias(parent=home("en"), update_slug="second")
    assert public(second) == set()
    edited(page, title="Nadal polska")
    assert public(second) == set()


def test_an_alias_made_a_page_of_its_own_is_public():
    page = content_page("Tylko polska")
    english = Locale.objects.get(language_code="en")
    alias = page.copy_for_translation(english, alias=True)
    ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
    assert public(page) == {"pl", "en"}
    assert out_of_step() == []


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_of_a_branch_is_public_when_it_stays_live(keep_live):
    above = content_page("Kopiowana")
    content_page("Pod spodem", parent=above)
    copy = above.copy(
        recursive=True,
        to=home(),
        keep_live=keep_live,
        update_attrs={"slug": "kopia"},
    )
    below = copy.get_children().get()
    languages = {"pl"} if keep_live else set()
    assert public(copy) == public(below) == languages
    assert out_of_step() == []


# The site


def test_a_new_language_withdraws_nothing():
    page = content_page()
    before = row(page).sequence
    Locale.objects.create(language_code="de")
    assert public(page) == {"pl"}
    assert row(page).sequence == before
    assert out_of_step() == []


def test_a_new_host_name_changes_addresses_of_pages_and_records():
    page, record = content_page("Adresowana"), partner()
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "mpku.example", 443
    site.save()
    assert row(page).document["url"] == "https://mpku.example/pl/adresowana/"
    url = Publication.objects.get(key=record.key, language="pl").document["url"]
    assert url.startswith("https://mpku.example/pl/")
    assert out_of_step() == []


# What pages show


def test_a_replaced_picture_is_new_in_what_shows_it():
    image = picture("Obraz")
    page = news(image=image)
    before = row(page)
    image.file = get_test_image_file(filename="zamieniony.png", size=(9, 9))
    image.save()
    # As Wagtail's form does after it has saved.
    image.renditions.all().delete()
    assert "zamieniony" in said(page)
    assert row(page).sequence > before.sequence


def test_a_picture_in_the_text_is_described_anew():
    image = picture("Dawny opis")
    page = content_page()
    edited(page, body=[("picture", {"image": image, "caption": ""})])
    assert "Dawny opis" in said(page)
    image.alt_pl = "Nowy opis"
    image.save()
    assert "Nowy opis" in said(page)


def test_a_deleted_picture_is_in_nothing():
    image = picture("Opis znikający")
    page = news(image=image)
    image.delete()
    assert "znikający" not in said(page)
    assert out_of_step() == []


def test_a_replaced_file_is_new_in_what_offers_it():
    file = SiteDocument.objects.create(
        title="Umowa", file=SimpleUploadedFile("umowa.pdf", b"%PDF-1.4 a")
    )
    page = content_page()
    edited(page, body=[("documents", {"title": "", "documents": [file]})])
    assert '"size":10' in said(page)
    file.file = SimpleUploadedFile("umowa.pdf", b"%PDF-1.4 longer")
    file.title = "Aneks"
    file.file_size = None
    file.save()
    assert "Aneks" in said(page)
    assert '"size":10' not in said(page)


def test_an_edited_record_is_new_itself_and_in_what_shows_it():
    record = partner()
    page = news()
    edited(page, partners=[record])
    record.name_pl = "Instytucja przemianowana"
    record.save()
    own = Publication.objects.get(key=record.key, language="pl")
    assert own.title == "Instytucja przemianowana"
    assert "Instytucja przemianowana" in said(page)
    PartnerFact.objects.create(partner=record, text_pl="Fakt", source_title="Źródło")
    own.refresh_from_db()
    assert own.document["facts"][0]["text"]["text"] == "Fakt"


def test_a_deleted_record_is_in_nothing():
    record = partner(name_pl="Instytucja znikająca")
    page = news()
    edited(page, partners=[record])
    record.delete()
    assert "znikająca" not in said(page)
    assert out_of_step() == []


def test_a_concepts_label_is_new_in_what_shows_it():
    country = Concept.objects.get(scheme=Scheme.COUNTRY, code="FR")
    record = partner(country=country)
    country.label_pl = "Francja przemianowana"
    country.save()
    publication_refresh_dirty()
    own = Publication.objects.get(key=record.key, language="pl")
    assert own.data["country"]["label"] == "Francja przemianowana"
    concept = Publication.objects.get(
        key=key_for("concept", f"{country.scheme}/FR"), language="pl"
    )
    assert concept.title == "Francja przemianowana"


def test_a_record_saved_from_memory_shows_its_concept_as_it_is_now():
    record = partner(country=Concept.objects.get(scheme=Scheme.COUNTRY, code="FR"))
    assert record.country.label_pl == "Francja"
    concept = Concept.objects.get(pk=record.country.pk)
    concept.label_pl = "Francja przemianowana"
    concept.save()
    record.save()
    own = Publication.objects.get(key=record.key, language="pl")
    assert own.data["country"]["label"] == "Francja przemianowana"


def menu(language: str = "pl") -> list[dict[str, object]]:
    publication_refresh_dirty()
    key = object_key(MENU, "footer")
    items: list[dict[str, object]] = Publication.objects.get(
        key=key, language=language
    ).document["items"]
    return items


def test_the_menu_follows_its_entries_and_their_pages():
    page = content_page("W stopce")
    item = MenuItem.objects.create(
        menu="footer", label_pl="Stopka", label_en="Footer", page=page, order=99
    )
    assert menu()[-1]["path"] == "/pl/w-stopce/"
    assert "Footer" not in str(menu("en"))
    translated(page, "en", slug="in-footer")
    assert menu("en")[-1]["path"] == "/en/in-footer/"
    item.label_pl = "Stopka zmieniona"
    item.save()
    assert "Stopka zmieniona" in str(menu())
    edited(page, slug="inaczej")
    assert menu()[-1]["path"] == "/pl/inaczej/"
    page.unpublish()
    assert "Stopka" not in str(menu())
    item.delete()
    assert out_of_step() == []


def test_settings_follow_what_the_host_writes():
    facts = SiteFacts.objects.first() or SiteFacts()
    facts.contact_email = "biuro@mpku.example"
    facts.save()
    own = Publication.objects.get(key=object_key(SETTINGS, SITE), language="uk")
    assert own.document["contact_email"] == "biuro@mpku.example"


def test_a_link_follows_its_target_and_the_readers_language():
    target = content_page("Cel odnośnika")
    source = linking_to(target)
    edited(target, slug="nowy-cel")
    assert 'href=\\"/pl/nowy-cel/\\"' in said(source)
    translated(source, "en")
    assert 'href=\\"/pl/nowy-cel/\\"' in said(source, "en")
    translated(target, "en", slug="target")
    assert 'href=\\"/en/target/\\"' in said(source, "en")


def test_a_breadcrumb_follows_the_page_above():
    above = content_page("Wyżej")
    below = content_page("Niżej", parent=above)
    edited(above, title="Jeszcze wyżej")
    publication_refresh_dirty()
    assert out_of_step() == []
    assert row(below).dirty is False
