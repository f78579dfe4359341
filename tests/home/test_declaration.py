import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from home.declaration import HEADINGS, headings, rules
from home.models import AccessibilityDeclarationPage, SiteFacts

pytestmark = pytest.mark.django_db

LANGUAGES = ["pl", "en", "uk"]


def declaration(language: str = "pl") -> AccessibilityDeclarationPage:
    return AccessibilityDeclarationPage.objects.get(locale__language_code=language)


def html_of(client, language: str = "pl") -> str:
    return client.get(declaration(language).url).content.decode()


def ids(html: str) -> list[str]:
    return re.findall(r'id="(a11y-[a-z-]+)"', html)


def facts() -> SiteFacts:
    return SiteFacts.objects.get(site=Site.objects.get(is_default_site=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_required_identifiers_are_there_once_while_facts_are_missing(client, language):
    found = ids(html_of(client, language))
    required = [item["id"] for item in rules()["ids"] if item["required"]]
    assert sorted(found) == sorted(required)


@pytest.mark.parametrize("language", LANGUAGES)
def test_legacy_identifiers_are_absent(client, language):
    legacy = {item["id"] for item in rules()["legacy_ids"]}
    assert not legacy & set(ids(html_of(client, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_the_prescribed_ones_in_order(client, language):
    html = html_of(client, language)
    main = html[html.index("<main") : html.index("</main>")]
    shown = [
        re.sub(r"<[^>]+>", "", text).replace("\u00a0", " ").replace("&#x27;", "'")
        for text in re.findall(r"<h[1-3][^>]*>(.*?)</h[1-3]>", main)
    ]
    absent = {"excluded", "costs", "shortcuts", "mobile_apps"}
    names = headings(language)
    assert shown == [names[name] for name in HEADINGS if name not in absent]


def test_conditional_parts_appear_with_their_reason(client):
    page = declaration()
    page.excluded = "<p>Mapy.</p>"
    page.excessive_costs = "<p>Ocena.</p>"
    page.mobile_apps = "<p>Aplikacja.</p>"
    page.has_shortcuts = True
    page.last_reviewed = date(2027, 3, 30)
    page.architectural_url = "https://example.org/budynek"
    page.save_revision().publish()
    found = set(ids(html_of(client)))
    assert {
        "a11y-ocena",
        "a11y-aplikacje",
        "a11y-data-przeglad",
        "a11y-architektura-url",
    } <= found


def test_a_fully_compliant_site_lists_no_failures(client):
    page = declaration()
    page.status = "full"
    page.save_revision().publish()
    assert headings("pl")["annex"] not in html_of(client)


def test_what_the_host_gives_takes_its_place(client):
    given = facts()
    given.site_publication_date = date(2026, 12, 1)
    given.accessibility_email = "a11y@example.org"
    given.accessibility_telephone = "12 345 67 89"
    given.accessibility_contact_pl = "Zespół ds. dostępności"
    given.site_address = "https://mpku.example.org"
    given.save()
    html = html_of(client)
    assert 'id="a11y-data-publikacja" datetime="2026-12-01"' in html
    assert 'id="a11y-email" href="mailto:a11y@example.org"' in html
    assert 'id="a11y-telefon" href="tel:123456789"' in html
    assert 'id="a11y-url" href="https://mpku.example.org"' in html
    assert "Zespół ds. dostępności" in html


@pytest.mark.parametrize(
    "opening", ["{subject} {scope}", "{subject} {scope} {site} {site}", ""]
)
def test_an_opening_without_its_parts_is_refused(opening):
    page = declaration()
    page.opening = opening
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert "opening" in caught.value.message_dict


def test_the_opening_escapes_what_is_written_in_it(client):
    page = declaration()
    page.subject_name = "<script>x</script>"
    page.save_revision().publish()
    assert "<script>x" not in html_of(client)
