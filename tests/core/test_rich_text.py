"""Rich text for other programs: well-formed, harmless, linked to what is public."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from core.html import clean_html
from core.targets import read_targets
from home.models import ContentPage
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.support.blocks import document
from tests.support.pages import content_page, translated

pytestmark = pytest.mark.django_db

HOSTILE = {
    "script": ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
    "style": ("<style>p{color:red}</style><p>a</p>", "<p>a</p>"),
    "comment": ("<p>a<!-- b --></p>", "<p>a</p>"),
    "event": ('<p onclick="x()" style="color:red">a</p>', "<p>a</p>"),
    "classes and ids": ('<p class="a" id="b" data-block-key="c">d</p>', "<p>d</p>"),
    "event on a link": (
        '<a href="https://a.pl/" onclick="x()" target="_blank" data-key="1">b</a>',
        '<a href="https://a.pl/">b</a>',
    ),
    "script address": ('<p><a href="javascript:x()">a</a></p>', "<p>a</p>"),
    "hidden script address": ('<a href="java&#10;script:x()">a</a>', "a"),
    "shouted script address": ("<A HREF='JaVaScRiPt:x()'>a</A>", "a"),
    "data address": ('<a href="data:text/html,<script>x</script>">a</a>', "a"),
    "address without a scheme": ('<a href="//evil.example/">a</a>', "a"),
    "path typed by hand": ('<a href="/pl/szkic/">a</a>', "a"),
    "place in the page": ('<a href="#b">a</a>', "a"),
    "link to nothing": ("<p><a>a</a> <a href=''>b</a></p>", "<p>a b</p>"),
    "kind of link nobody knows": ('<a linktype="snippet" id="1">a</a>', "a"),
    "page that never was": ('<a linktype="page" id="99999999">a</a>', "a"),
    "page without a number": ('<a linktype="page" id="1 OR 1=1">a</a>', "a"),
    "page without an id": ('<a linktype="page">a</a>', "a"),
    "page of a huge number": (f'<a linktype="page" id="{"9" * 40}">a</a>', "a"),
    "page of a strange number": ('<a linktype="page" id="²">a</a>', "a"),
    "document without a number": ('<a linktype="document" id="x">a</a>', "a"),
    "embedded video": ('<embed embedtype="media" url="https://a.pl/"/>a', "a"),
    "embedded picture": ('<embed embedtype="image" id="1" alt="b"/>a', "a"),
    "picture": ('<img src="x" onerror="y()">a', "a"),
    "frame": ('<iframe src="https://a.pl/"></iframe>a', "a"),
    "form": ('<form action="/x"><input name="y"><p>a</p></form>', "<p>a</p>"),
    "drawing": ('<svg><a xlink:href="javascript:x()">b</a></svg>a', "a"),
    "open tags": ("<p>a<b>b<ul><li>c", None),
    "crossed tags": ("<p><b>a<i>b</b>c</i></p>", "<p><b>a<i>b</i></b><i>c</i></p>"),
    "links in links": (
        '<a href="https://a.pl/">a<a href="https://b.pl/">b</a></a>',
        '<a href="https://a.pl/">a</a><a href="https://b.pl/">b</a>',
    ),
    "broken attribute": ('<p><a href="https://a.pl/" title="x>y">a</a>', None),
    "greater than in an address": (
        '<a href="https://a.pl/?a>b&c=d">a</a>',
        '<a href="https://a.pl/?a&gt;b&amp;c=d">a</a>',
    ),
    "quotation mark in an address": (
        "<a href='https://a.pl/\"onclick=x()'>a</a>",
        '<a href="https://a.pl/&quot;onclick=x()">a</a>',
    ),
    "stored twice escaped": ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
    "title of a page": ("<h1>a</h1><p>b</p>", "a<p>b</p>"),
    "only spaces": (" \n", ""),
}
KEPT = [
    "<p>a<br>b</p>",
    "<ul><li><b>a</b></li><li><i>b</i></li></ul>",
    "<ol><li><strong>a</strong></li></ol><h3>b</h3><p><em>c</em></p>",
    '<p><a href="mailto:a@b.pl">a</a></p>',
    '<p><a href="tel:+48126198455">a</a></p>',
    '<p><a href="https://uk.wikipedia.org/wiki/Краків?a=1&amp;b=2">a</a></p>',
    "<p>w\u00a0domu</p>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_an_import_stored(name: str) -> None:
    stored, expected = HOSTILE[name]
    found = clean_html(stored)
    well_formed(found)
    if expected is not None:
        assert found == expected
    # What is clean stays as it is.
    assert expected is None or "<a" in found or clean_html(found) == found


@pytest.mark.parametrize("html", KEPT)
def test_what_editors_write_is_kept(html: str) -> None:
    assert clean_html(html) == html
    well_formed(html)


def well_formed(html: str) -> None:
    """Read it as XML: every tag closed, every attribute quoted."""
    ElementTree.fromstring(f"<div>{html.replace('<br>', '<br/>')}</div>")


def test_nothing_is_empty() -> None:
    assert clean_html(None) == clean_html("") == ""


def link_to(page: Page) -> str:
    return f'<p><a linktype="page" id="{page.pk}">cel</a></p>'


def tag_of(page: Page) -> str:
    language = page.locale.language_code
    return (
        f'<p><a href="{page.url}" data-key="{page.translation_key}" data-kind="page" '
        f'data-language="{language}" hreflang="{language}">cel</a></p>'
    )


def test_a_link_leads_to_the_reader_s_language() -> None:
    page = content_page("Cel")
    english = translated(page, "en")
    for language, expected in (("pl", page), ("en", english)):
        with translation.override(language):
            assert clean_html(link_to(page)) == tag_of(expected)
            assert clean_html(link_to(english)) == tag_of(expected)


def test_a_missing_translation_leads_to_what_stands_in_and_says_so() -> None:
    page = content_page("Cel")
    with translation.override("uk"):
        assert clean_html(link_to(page)) == tag_of(page)
        english = translated(page, "en")
        assert clean_html(link_to(page)) == tag_of(english)


def test_a_draft_and_a_restricted_page_become_words() -> None:
    parent = content_page("Dział")
    page = content_page("Cel", parent=parent)
    assert clean_html(link_to(page)) == tag_of(page)
    restriction = PageViewRestriction.objects.create(
        page=parent, restriction_type=PageViewRestriction.LOGIN
    )
    assert clean_html(link_to(page)) == "<p>cel</p>"
    restriction.delete()
    page.unpublish()
    assert clean_html(link_to(page)) == "<p>cel</p>"


def test_a_page_that_the_api_does_not_serve_has_no_key() -> None:
    page = content_page("Cel")
    targets = read_targets([(Page, page.pk, "", "")])
    found = ContentPage.objects.select_related("locale").get(pk=page.pk)
    found.kind = ""
    found_targets = type(targets)("pl", pages={str(page.pk): found})
    assert clean_html(link_to(page), found_targets) == (
        f'<p><a href="{page.url}" data-language="pl" hreflang="pl">cel</a></p>'
    )


def linking(target: Page, kind: str = "paragraph") -> ContentPage:
    page = content_page("Strona z odnośnikiem")
    page.body = [(kind, link_to(target))]
    page.save_revision().publish()
    return page


def html_of(page: Page, language: str = "pl") -> str:
    row = Publication.objects.get(key=page.translation_key, language=language)
    return str(row.document["body"][0]["html"])


def test_what_links_to_a_page_follows_it() -> None:
    target = content_page("Cel")
    page = linking(target)
    assert html_of(page) == tag_of(target)
    target.slug = "nowy-adres"
    target.save_revision().publish()
    publication_refresh_dirty()
    assert 'href="/pl/nowy-adres/"' in html_of(page)
    target.move(content_page("Inny dział"), pos="last-child")
    publication_refresh_dirty()
    assert 'href="/pl/inny-dzial/nowy-adres/"' in html_of(page)
    ContentPage.objects.get(pk=target.pk).delete()
    publication_refresh_dirty()
    assert html_of(page) == "<p>cel</p>"


def test_the_end_of_the_translation_that_stood_in_is_noticed() -> None:
    target = content_page("Cel")
    english = translated(target, "en")
    page = linking(target)
    ukrainian = translated(page, "uk")
    assert 'data-language="en"' in html_of(ukrainian, "uk")
    english.unpublish()
    publication_refresh_dirty()
    assert 'data-language="pl"' in html_of(ukrainian, "uk")


def test_a_document_says_what_readers_need_to_know() -> None:
    file = document(b"%PDF-1.7 abc", language="uk", accessible=False)
    stored = f'<p><a linktype="document" id="{file.pk}">plik</a></p>'
    assert clean_html(stored) == (
        f'<p><a href="http://localhost{file.url}" data-format="pdf" data-size="12" '
        'data-language="uk" data-accessible="false" hreflang="uk">plik</a></p>'
    )
    file.delete()
    assert clean_html(stored) == "<p>plik</p>"


def test_the_site_s_own_pages_survive_the_same_links(client: Client) -> None:
    target = content_page("Cel")
    page = content_page("Strona z odnośnikami")
    page.body = [
        ("paragraph", link_to(target)),
        *(
            ("paragraph", f"<p>{HOSTILE[name][0]}</p>")
            for name in HOSTILE
            if "linktype" in HOSTILE[name][0]
        ),
    ]
    page.save_revision().publish()
    response = client.get(page.url)
    assert response.status_code == 200
    assert f'<a href="{target.url}">cel</a>' in response.content.decode()
    translated(target, "en")
    with translation.override("uk"):
        english = link_to(target)
        assert 'hreflang="en"' in expanded(english)


def expanded(stored: str) -> str:
    from core.templatetags.public import rich_text

    return str(rich_text(stored))


def test_many_links_cost_as_many_queries_as_one(
    django_assert_max_num_queries: Any,
) -> None:
    targets = [content_page(f"Cel {number}") for number in range(6)]
    clean_html(link_to(targets[0]))
    with django_assert_max_num_queries(4):
        html = clean_html("".join(map(link_to, targets)))
    assert html.count("data-key") == 6
    with django_assert_max_num_queries(0):
        clean_html("<p>bez odnośników</p>")
