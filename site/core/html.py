"""Rich text as clean HTML for other programs.

Three steps: an allow-list parser makes stored text well-formed and harmless,
Wagtail's rewriter puts addresses to the links, and the same parser removes the
closing tags of links that lead nowhere any more: their words stay.
"""

from collections.abc import Callable, Iterable
from typing import Any

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import RichText, extract_references_from_rich_text
from wagtail.rich_text.rewriters import LinkRewriter

from core.addresses import absolute
from core.files import file_size
from core.links import path_of
from core.models import SiteDocument
from core.targets import Reference, Targets, read_targets

# What the editors' toolbars write, and no more.
FEATURES = frozenset(
    {"bold", "italic", "link", "document-link", "ol", "ul", "h2", "h3", "h4"}
)
TAGS = frozenset("a b blockquote br em h2 h3 h4 i li ol p strong sub sup ul".split())
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
STORED = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href", "linktype", "id"}},
    url_schemes=set(SCHEMES),
    # A path that was typed by hand may lead to what is not public.
    url_relative="deny",
    link_rel=None,
)
PUBLISHED = nh3.Cleaner(
    tags=set(TAGS),
    attributes={
        "a": {
            "href",
            "hreflang",
            "data-key",
            "data-kind",
            "data-language",
            "data-format",
            "data-size",
            "data-accessible",
        }
    },
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean_html(value: RichText | str | None, targets: Targets | None = None) -> str:
    """Return rich text as well-formed HTML with the addresses of its links.

    Args:
        value: Stored rich text, whoever wrote it.
        targets: What the links lead to; read from the database if not given.
    """
    source = value.source if isinstance(value, RichText) else str(value or "")
    if not source.strip():
        return ""
    stored = STORED.clean(source)
    if "<a" in stored:
        found = targets or read_targets(references_in(stored))
        stored = PUBLISHED.clean(link_rewriter(found)(stored))
    # The one named character that XML does not know.
    return stored.replace("&nbsp;", "\N{NO-BREAK SPACE}")


def references_in(*markup: str) -> Iterable[Reference]:
    """Yield what rich texts link to."""
    for html in markup:
        yield from extract_references_from_rich_text(html)


class PublishedLinkRewriter(LinkRewriter):
    """Leaves out the opening tag of a link that leads nowhere."""

    def get_tag_type_from_attrs(self, attrs: dict[str, str]) -> str:
        """Tell links that Wagtail stores by id from written addresses."""
        return attrs.get("linktype") or ("address" if attrs.get("href") else "")

    def get_tag_replacements(
        self, tag_type: str, attrs_list: list[dict[str, str]]
    ) -> list[str]:
        """Return the opening tags, empty for kinds of links that nobody knows."""
        rule = self.rules.get(tag_type)
        return [rule(attrs) if rule else "" for attrs in attrs_list]


def link_rewriter(targets: Targets) -> PublishedLinkRewriter:
    """Return the rewriter for texts that link to these targets."""

    def page(attrs: dict[str, str]) -> str:
        found = targets.page(attrs.get("id"))
        return page_tag(found) if found else ""

    def document(attrs: dict[str, str]) -> str:
        found = targets.document(attrs.get("id"))
        return document_tag(found) if found else ""

    rules: dict[str, Callable[[dict[str, str]], str]] = {
        "page": page,
        "document": document,
        "address": lambda attrs: opening_tag(href=attrs["href"]),
    }
    return PublishedLinkRewriter(rules=rules)


def page_tag(page: Page) -> str:
    """Return the opening tag of a link to a public page."""
    kind = getattr(page, "kind", "")
    language = page.locale.language_code
    return opening_tag(
        href=path_of(page),
        **({"data-key": page.translation_key, "data-kind": kind} if kind else {}),
        **{"data-language": language, "hreflang": language},
    )


def document_tag(document: SiteDocument) -> str:
    """Return the opening tag of a link to a file."""
    size = file_size(document)
    return opening_tag(
        href=absolute(document.url),
        **{"data-format": document.file_extension.lower()},
        **({"data-size": size} if size is not None else {}),
        **{
            "data-language": document.language,
            "data-accessible": "true" if document.accessible else "false",
            "hreflang": document.language,
        },
    )


def opening_tag(**attributes: Any) -> SafeString:
    """Return the opening tag of a link, its attributes escaped."""
    return format_html("<a{}>", format_html_join("", ' {}="{}"', attributes.items()))
