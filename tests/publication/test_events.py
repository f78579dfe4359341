"""One plain test for each event that changes what is public.

Those of a page's own life are in test_writing.py; here is what happens around it.
"""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, PageViewRestriction, Site

from home.models import ContentPage
from publication.checking import publication_differences
from publication.models import Publication, PublishedPath
from publication.scheduled import scheduled_run
from tests.partners_exchange.factories import partner
from tests.publication.told import edited, linking_to, public, row, said
from tests.support.pages import content_page, home, translated

pytestmark = pytest.mark.django_db

MOMENT = timedelta(milliseconds=500)


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
    assert publication_differences() == []


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
    assert publication_differences() == []


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
    assert publication_differences() == []


# The site


def test_a_new_language_withdraws_nothing():
    page = content_page()
    before = row(page).sequence
    Locale.objects.create(language_code="de")
    assert public(page) == {"pl"}
    assert row(page).sequence == before
    assert publication_differences() == []


def test_a_new_host_name_changes_addresses_of_pages_and_records():
    page, record = content_page("Adresowana"), partner()
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "mpku.example", 443
    site.save()
    assert row(page).document["url"] == "https://mpku.example/pl/adresowana/"
    url = Publication.objects.get(key=record.key, language="pl").document["url"]
    assert url.startswith("https://mpku.example/pl/")
    assert publication_differences() == []
