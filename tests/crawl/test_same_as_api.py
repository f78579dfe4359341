"""The HTML page and the API say the same of every public object."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from core.languages import LANGUAGE_CODES
from tests.crawl.conftest import Surveyed
from tests.crawl.crawler import Crawl
from tests.support.faults import nothing
from tests.support.html import Document, plain

Pair = tuple[str, Document, dict[str, Any]]


@pytest.fixture(scope="module")
def pairs(surveyed: Surveyed) -> list[Pair]:
    """Every public object's page and its document, read by its path."""
    found = []
    for path, document in surveyed.documents.items():
        page = surveyed.crawl.visits[path].document
        assert page is not None, path
        found.append((path, page, document))
    return found


def disagreeing(pairs: list[Pair], *sides: Any) -> dict[str, Any]:
    html, api = sides
    return {
        path: (html(page), api(document))
        for path, page, document in pairs
        if html(page) != api(document)
    }


def test_every_kind_and_language_is_compared(pairs):
    seen = {(document["kind"], document["language"]) for _p, _h, document in pairs}
    assert {kind for kind, _language in seen} >= {
        "contact", "document", "home", "partner", "practice", "section",
    }  # fmt: skip
    for kind, _language in seen:
        assert {language for name, language in seen if name == kind} == set(
            LANGUAGE_CODES
        )


def test_every_page_that_may_be_listed_is_a_document(site: Crawl, pairs):
    documents = {path for path, _page, _document in pairs}
    nothing(set(site.sitemap) ^ documents)


def test_titles(pairs):
    wrong = {
        path: (page.title, document["seo"]["title"])
        for path, page, document in pairs
        if not page.title.startswith(f"{plain(document['seo']['title'])} – ")
    }
    nothing(wrong)


def test_descriptions(pairs):
    nothing(
        disagreeing(
            pairs,
            lambda page: page.metadata["description"],
            lambda document: document["seo"]["description"],
        )
    )


def test_canonical_addresses(pairs):
    nothing(
        disagreeing(
            pairs,
            lambda page: (page.canonical, page.canonical),
            lambda document: (document["seo"]["canonical"], document["url"]),
        )
    )


def test_languages(pairs):
    def alternates(page: Document) -> dict[str, str]:
        return {
            code: url for code, url in page.alternates.items() if code != "x-default"
        }

    def translations(document: dict[str, Any]) -> dict[str, str]:
        return {link["language"]: link["url"] for link in document["translations"]}

    nothing(disagreeing(pairs, alternates, translations))


def test_the_way_to_the_page(pairs):
    nothing(
        disagreeing(
            [pair for pair in pairs if pair[2]["kind"] != "home"],
            lambda page: page.breadcrumb,
            lambda document: [crumb["path"] for crumb in document["breadcrumbs"]],
        )
    )


def test_schema_org_objects(pairs):
    nothing(
        disagreeing(
            pairs,
            lambda page: [json.loads(text) for text in page.structured_data],
            lambda document: document["json_ld"],
        )
    )


def test_the_way_is_described_as_it_is_shown(pairs):
    wrong = {}
    for path, _page, document in pairs:
        titles = [crumb["title"] for crumb in document["breadcrumbs"]]
        described = list(breadcrumb_names(document["json_ld"]))
        if described != titles:
            wrong[path] = (described, titles)
    nothing(wrong)


def breadcrumb_names(objects: list[dict[str, Any]]) -> Iterator[str]:
    for item in objects:
        if item["@type"] == "BreadcrumbList":
            yield from (entry["name"] for entry in item["itemListElement"])
