"""What every public page shows around its text, whatever made the page."""

from dataclasses import dataclass, field
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from core.languages import ENDONYMS, LANGUAGE_CODES, SOURCE_LANGUAGE
from core.meta import PageMeta, absolute, page_meta
from core.models import BasePage
from core.requests import FramedRequest


@dataclass(slots=True)
class LanguageLink:
    """One entry of the language switch."""

    code: str
    endonym: str
    url: str
    current: bool
    absent: bool = False


@dataclass(slots=True)
class Alternate:
    """One `hreflang` link."""

    language: str
    url: str


@dataclass(slots=True)
class PageFrame:
    """Where a page stands, what it says about itself, and its languages.

    Views that are no Wagtail pages put one into their context as `page_frame`.
    """

    languages: list[LanguageLink]
    meta: PageMeta = field(default_factory=PageMeta)
    alternates: list[Alternate] = field(default_factory=list)
    kind_label: str = ""


def frame_set(request: HttpRequest, frame: PageFrame) -> None:
    """Say where a page that is no Wagtail page of its own stands."""
    cast(FramedRequest, request).page_frame = frame


def languages_from(
    urls: dict[str, str], current: str, missing: dict[str, str]
) -> list[LanguageLink]:
    """Return the language switch from the addresses that exist.

    Args:
        urls: Address by language code.
        current: The language of the page.
        missing: Where to send the reader of a language that is missing.
    """
    return [
        LanguageLink(
            code=code,
            endonym=ENDONYMS[code],
            url=urls.get(code) or missing[code],
            current=code == current,
            absent=code not in urls,
        )
        for code in LANGUAGE_CODES
    ]


def alternates_from(urls: dict[str, str]) -> list[Alternate]:
    """Return `hreflang` links; x-default is the source language or the first."""
    if not urls:
        return []
    links = [Alternate(code, absolute(url)) for code, url in urls.items()]
    default = urls.get(SOURCE_LANGUAGE) or next(iter(urls.values()))
    return [*links, Alternate("x-default", absolute(default))]


def missing_urls(key: Any) -> dict[str, str]:
    """Return the addresses that say a language of a page is missing."""
    return {code: f"/{code}/missing/{key}/" for code in LANGUAGE_CODES}


def page_frame(page: BasePage) -> PageFrame:
    """Return the frame of a Wagtail page."""
    urls = {code: version.url or "" for code, version in page.live_translations.items()}
    urls.setdefault(page.language, page.url or "")
    return PageFrame(
        meta=page_meta(page),
        languages=languages_from(
            urls, page.language, missing_urls(page.translation_key)
        ),
        alternates=alternates_from(urls),
        kind_label=str(page.kind_label),
    )


def view_frame(name: str, language: str) -> PageFrame:
    """Return the frame of a view that exists in every language."""
    urls = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            urls[code] = reverse(name)
    return PageFrame(
        meta=PageMeta(canonical=absolute(urls[language])),
        languages=languages_from(urls, language, urls),
        alternates=alternates_from(urls),
    )
