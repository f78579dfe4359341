"""Every internal link of the seeded site, in three languages."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import icalendar
import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Page

from core.languages import LANGUAGE_CODES
from core.models import BasePage
from tests.crawl.crawler import Crawl, Visit
from tests.crawl.stored import foreign_language, other_script
from tests.support.faults import nothing
from tests.support.page_types import NEVER_PUBLIC, page_classes

pytestmark = pytest.mark.django_db

SITE = "MPKU"
TITLE = re.compile(rf"^\S.* – {SITE}$")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HOMES = {f"/{code}/" for code in LANGUAGE_CODES}
# Long enough to hold a sample of every kind of page, whatever is seeded.
FEWEST_PAGES = 60


def absolute(address: str) -> str:
    return f"{settings.SITE_URL}{address}"


def public_pages() -> list[BasePage]:
    return [
        page
        for page in Page.objects.live().public().filter(depth__gt=1).specific()
        if isinstance(page, BasePage) and type(page).__name__ not in NEVER_PUBLIC
    ]


# What answers


def test_every_address_answers(site: Crawl):
    faults = [
        f"{visit.status} {visit.address} (linked from {visit.sources})"
        for visit in site.visits.values()
        if visit.status >= 400
    ]
    nothing(faults)


def test_every_redirect_ends(site: Crawl):
    turning = [
        address
        for address, visit in site.visits.items()
        if visit.location and site.end_of(address).location
    ]
    nothing(turning)


def test_no_page_links_to_an_address_that_has_moved(site: Crawl):
    """A redirect is for old addresses.

    On purpose `/` leads to a language, and the admin asks people to sign in.
    """
    moved = [
        f"{visit.address} -> {visit.location} (linked from {visit.sources})"
        for visit in site.visits.values()
        if visit.location
        and visit.address != "/"
        and not visit.address.startswith("/admin/")
    ]
    nothing(moved)


def test_the_crawl_saw_the_site(site: Crawl):
    seen = dict.fromkeys(LANGUAGE_CODES, 0)
    for visit, _document in site.pages():
        seen[visit.language] += 1
    assert min(seen.values()) >= FEWEST_PAGES
    # No page is published in one language only.
    assert max(seen.values()) == min(seen.values())


def test_files_that_pages_name_exist(site: Crawl):
    missing = [
        f"{address} (named on {sorted(sources)[:3]})"
        for address, sources in site.files.items()
        if not file_exists(address)
    ]
    nothing(missing)


def file_exists(address: str) -> bool:
    path = urlsplit(address).path
    if path.startswith(settings.STATIC_URL):
        return finders.find(path.removeprefix(settings.STATIC_URL)) is not None
    return (Path(settings.MEDIA_ROOT) / path.removeprefix(settings.MEDIA_URL)).is_file()


def test_links_into_a_page_find_their_target(site: Crawl):
    lost = [
        f"{address}#{fragment} (linked from {sorted(sources)[:3]})"
        for (address, fragment), sources in site.fragments.items()
        if (document := site.end_of(address).document) is not None
        and fragment not in document.ids
    ]
    nothing(lost)


def test_every_public_page_is_linked_from_another(site: Crawl):
    alone = [
        page.url
        for page in public_pages()
        if page.url not in HOMES
        and not {
            source
            for source in site.visits[page.url].found_on
            if site.visits[source].document and site.visits[source].path != page.url
        }
    ]
    nothing(alone)


# Language


def test_every_page_says_its_language(site: Crawl):
    wrong = {
        visit.address: document.language
        for visit, document in site.pages(with_query=True)
        if document.language != visit.language
    }
    nothing(wrong)


def test_text_in_another_script_carries_its_language(site: Crawl):
    nothing(unmarked(site, other_script))


def test_stored_text_carries_the_language_it_is_stored_in(site: Crawl):
    nothing(unmarked(site, foreign_language))


def unmarked(site: Crawl, foreign: Callable[[str, str], str]) -> list[str]:
    """Return texts that are marked with a language that is not theirs."""
    found: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for visit, document in site.pages(with_query=True):
        for text in document.texts:
            if really := foreign(text.value, text.language):
                key = (text.tag, text.language, really, text.value[:120])
                found[key].append(visit.address)
    return [
        f"<{tag}> marked {marked}, is {really}: {value!r} "
        f"on {len(pages)} pages such as {pages[0]}"
        for (tag, marked, really, value), pages in found.items()
    ]


# Titles and structure


def test_titles_are_unique_in_each_language(site: Crawl):
    pages = defaultdict(list)
    for visit, document in site.pages():
        pages[visit.language, document.title].append(visit.address)
    nothing({key: found for key, found in pages.items() if len(found) > 1})


def test_titles_follow_the_pattern(site: Crawl):
    wrong = {
        visit.address: document.titles
        for visit, document in site.pages(with_query=True)
        if len(document.titles) != 1 or not TITLE.match(document.title)
    }
    nothing(wrong)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_titles_name_the_kind_of_page(site: Crawl, language: str):
    wrong = {}
    with translation.override(language):
        for page in public_pages():
            name, kind = str(page.seo_title or page.title), str(page.kind_label)
            # A list that is called like its kind does not say so twice.
            parts = [name, SITE] if kind in ("", name) else [name, kind, SITE]
            document = site.visits[page.url].document
            if page.language == language and document.title != " – ".join(parts):
                wrong[page.url] = (document.title, parts)
    nothing(wrong)


def test_every_page_has_one_main_heading(site: Crawl):
    wrong = {
        visit.address: document.headings
        for visit, document in site.pages(with_query=True)
        if len(document.headings) != 1 or not document.headings[0]
    }
    nothing(wrong)


def test_no_id_is_given_twice(site: Crawl):
    wrong = {
        visit.address: twice
        for visit, document in site.pages(with_query=True)
        if (twice := [name for name, times in document.ids.items() if times > 1])
    }
    nothing(wrong)


def test_labels_and_descriptions_lead_to_an_element(site: Crawl):
    wrong = {
        visit.address: document.broken_references
        for visit, document in site.pages(with_query=True)
        if document.broken_references
    }
    nothing(wrong)


def test_every_image_has_a_text_or_says_that_it_needs_none(site: Crawl):
    wrong = {
        visit.address: document.images_without_alt
        for visit, document in site.pages(with_query=True)
        if document.images_without_alt
    }
    nothing(wrong)


def test_every_page_but_the_front_pages_has_a_breadcrumb_home(site: Crawl):
    wrong = {
        visit.address: document.breadcrumb
        for visit, document in site.pages(with_query=True)
        if visit.path not in HOMES
        and document.breadcrumb[:1] != [f"/{visit.language}/"]
    }
    nothing(wrong)


def test_structured_data_can_be_read(site: Crawl):
    wrong = {}
    for visit, document in site.pages():
        try:
            data = [json.loads(text) for text in document.structured_data]
        except ValueError as error:
            wrong[visit.address] = str(error)
            continue
        if any("@context" not in item for item in data):
            wrong[visit.address] = "without @context"
    nothing(wrong)


def test_every_page_describes_itself(site: Crawl):
    wrong = [
        visit.address
        for visit, document in site.pages()
        if not document.metadata.get("description", "").strip()
    ]
    nothing(wrong)


# What search engines read


def test_a_page_gives_its_own_address_as_canonical(site: Crawl):
    wrong = {
        visit.address: document.canonical
        for visit, document in site.pages()
        if document.indexable and document.canonical != absolute(visit.address)
    }
    nothing(wrong)


def test_language_versions_name_one_another(site: Crawl):
    wrong = {}
    for visit, document in site.pages():
        links = document.alternates
        if not document.indexable:
            continue
        own = links.get(visit.language) == absolute(visit.address)
        others = {
            code: site.visits[urlsplit(url).path].document
            for code, url in links.items()
        }
        agree = all(other and other.alternates == links for other in others.values())
        if not own or not agree or "x-default" not in links:
            wrong[visit.address] = links
    nothing(wrong)


def test_the_default_version_is_the_polish_one_where_there_is_one(site: Crawl):
    wrong = {
        visit.address: document.alternates
        for visit, document in site.pages()
        if "pl" in document.alternates
        and document.alternates["x-default"] != document.alternates["pl"]
    }
    nothing(wrong)


def test_the_site_map_lists_every_page_that_may_be_listed(site: Crawl):
    pages = {visit.path for visit, document in site.pages() if document.indexable}
    nothing({page.url for page in public_pages()} - set(site.sitemap))
    nothing(set(site.sitemap) - pages)


def test_the_site_map_gives_the_same_languages_as_the_pages(site: Crawl):
    wrong = {
        address: alternates
        for address, alternates in site.sitemap.items()
        if (document := site.visits[address].document) is not None
        and alternates != document.alternates
    }
    nothing(wrong)


# Other kinds of answers


def of_type(site: Crawl, *types: str) -> list[Visit]:
    return [visit for visit in site.visits.values() if visit.content_type in types]


def test_feeds_are_linked_and_say_their_language(site: Crawl):
    feeds = of_type(site, "application/atom+xml")
    for feed in feeds:
        root = ElementTree.fromstring(feed.body)
        assert root.get(XML_LANGUAGE) == feed.language, feed.address
        assert root.findall("{http://www.w3.org/2005/Atom}entry"), feed.address
    assert {feed.language for feed in feeds} == set(LANGUAGE_CODES)


def test_calendar_files_hold_an_event(site: Crawl):
    calendars = of_type(site, "text/calendar")
    for visit in calendars:
        calendar = icalendar.Calendar.from_ical(visit.body)
        assert [event["SUMMARY"] for event in calendar.walk("VEVENT")], visit.address
    assert {visit.language for visit in calendars} == set(LANGUAGE_CODES)


# Coverage of page types


def test_every_page_type_is_seeded_in_every_language(page_types):
    found = {example.name: set(example.addresses) for example in page_types}
    wanted = set(LANGUAGE_CODES)
    nothing({name: have for name, have in found.items() if have != wanted})
    assert {model.__name__ for model in page_classes()} <= set(found)


def test_pages_that_are_never_public_have_no_address():
    for page in Page.objects.live().filter(depth__gt=1).specific():
        if type(page).__name__ in NEVER_PUBLIC:
            assert page.url is None
            with pytest.raises(Http404):
                page.serve(RequestFactory().get("/"))
