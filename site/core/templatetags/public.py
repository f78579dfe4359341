"""Template tags of the public pages."""

from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import RichText, expand_db_html

from core.citations import title_language
from core.dates import format_date_range, format_partial_date
from core.languages import SOURCE_LANGUAGE, Text
from core.slugs import slugify_ascii
from core.typography import typeset, typeset_html

register = template.Library()


def active_language() -> str:
    """Return the language the page is drawn in."""
    return (get_language() or SOURCE_LANGUAGE)[:2]


@register.filter
def typography(value: Any) -> SafeString:
    """Escape a text and set its no-break spaces."""
    escaped = conditional_escape(value if value is not None else "")
    return mark_safe(typeset_html(escaped, active_language()))  # noqa: S308


@register.filter
def rich_text(value: RichText | str) -> SafeString:
    """Turn stored rich text into HTML with the language's no-break spaces."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return mark_safe(  # noqa: S308  (Wagtail's whitelist cleaned it when saved)
        typeset_html(expand_db_html(source), active_language())
    )


@register.filter
def plain(value: str) -> str:
    """Typeset a text that is escaped later."""
    return typeset(value, active_language())


@register.filter
def anchor(value: str) -> str:
    """Return an id for a heading."""
    return slugify_ascii(value, active_language()) or "section"


@register.simple_tag
def partial_date(value: str, basis: str = "") -> str:
    """Write a date as exactly as it is known."""
    return format_partial_date(value, basis=basis)


@register.simple_tag
def date_range(
    start: str, end: str = "", start_basis: str = "", end_basis: str = ""
) -> str:
    """Write a period as exactly as it is known."""
    return format_date_range(start, end, start_basis=start_basis, end_basis=end_basis)


@register.simple_tag
def text_in(value: Text | None) -> SafeString | str:
    """Write a text; mark it when it is not in the page's language."""
    if value is None:
        return ""
    if value.language == active_language():
        return typography(value.value)
    return format_html(
        '<span lang="{}">{}</span>',
        value.language,
        mark_safe(  # noqa: S308  (escaped by conditional_escape)
            typeset_html(conditional_escape(value.value), value.language)
        ),
    )


@register.simple_tag
def cited(
    title: str, address: str = "", css_class: str = "", within: str = ""
) -> SafeString:
    """Write the title of a source, marked with its language, as a link if it has one.

    Args:
        title: The title as it is cited.
        address: Where the source is; "" writes the title alone.
        css_class: Class of the link.
        within: Language of the text around; the page's if not given.
    """
    around = within or active_language()
    language = title_language(title, address) or around
    shown = mark_safe(typeset_html(conditional_escape(title), language))  # noqa: S308
    attributes = [
        (name, value)
        for name, value in (
            ("href", address),
            ("class", css_class if address else ""),
            ("lang", language if language != around else ""),
        )
        if value
    ]
    if not attributes:
        return shown
    return format_html(
        "<{0}{1}>{2}</{0}>",
        "a" if address else "span",
        format_html_join("", ' {}="{}"', attributes),
        shown,
    )
