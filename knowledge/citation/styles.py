"""Citations as people write them.

APA 7 (section 10.15), Chicago 17 (14.207), ISO 690:2021 and DSTU 8302:2015.
Words stand in the language of the page, as the styles ask for.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext

from knowledge.citation.reference import Reference


@dataclass(frozen=True, slots=True)
class Styled:
    """A citation in one style, as HTML."""

    name: str
    html: SafeString


def styled(reference: Reference) -> list[Styled]:
    """Return the citation in every style."""
    return [
        Styled("APA 7", apa(reference)),
        Styled("Chicago 17", chicago(reference)),
        Styled("ISO 690", iso_690(reference)),
        Styled(gettext("DSTU 8302:2015"), dstu(reference)),
    ]


def apa(reference: Reference) -> SafeString:
    """Author. (date). Title (version) [kind]. Site. Address."""
    title = format_html("<cite>{}</cite>{}", reference.title, _brackets(reference))
    day = no_date()
    if reference.published:
        # The year first, then the day as the language writes it.
        pattern = pgettext("date in an APA citation", "Y, F j")
        day = date_format(reference.published, pattern)
    day = f"({day})"
    head = (reference.author, day, title) if reference.author else (title, day)
    return sentences(*head, reference.site, ending=reference.url)


def chicago(reference: Reference) -> SafeString:
    """Author. “Title.” Kind, version. Site, date. Address."""
    quoted = pgettext("title in quotation marks", "“%(title)s”") % {
        "title": reference.title
    }
    about = ", ".join(filter(None, (reference.kind, reference.version_text)))
    where = f"{reference.site}, {day_text(reference)}"
    return sentences(reference.author, quoted, about, where, ending=reference.url)


def iso_690(reference: Reference) -> SafeString:
    """AUTHOR. Title [online]. Version. Site, date [viewed date]. Available at."""
    title = format_html("<cite>{}</cite> [online]", reference.title)
    where = "{}, {} [{}]".format(
        reference.site,
        reference.published.isoformat() if reference.published else no_date(),
        gettext("viewed %(date)s") % {"date": localdate().isoformat()},
    )
    available = gettext("Available from: %(url)s") % {"url": reference.url}
    version = reference.version_text.capitalize()
    return sentences(reference.author.upper(), title, version, where, ending=available)


def dstu(reference: Reference) -> SafeString:
    """Title : kind / author. Site. Version. Date. URL (day it was read)."""
    title = format_html("<cite>{}</cite>", reference.title)
    if reference.kind:
        title = format_html("{} : {}", title, reference.kind.lower())
    if reference.author:
        title = format_html("{} / {}", title, reference.author)
    day = (
        date_format(reference.published, "d.m.Y") if reference.published else no_date()
    )
    read = gettext("date of access: %(date)s") % {
        "date": date_format(localdate(), "d.m.Y")
    }
    return sentences(
        title,
        reference.site,
        reference.version_text.capitalize(),
        day,
        ending=f"URL: {reference.url} ({read}).",
    )


def sentences(*parts: Any, ending: str) -> SafeString:
    """Join parts into sentences; the address at the end takes no full stop."""
    said = [(part, _stop(str(part))) for part in parts if part]
    return format_html("{}{}", format_html_join("", "{}{} ", said), ending)


def _stop(text: str) -> str:
    return "" if text.endswith((".", "?", "!")) else "."


def _brackets(reference: Reference) -> str:
    version = f" ({reference.version_text})" if reference.version_text else ""
    return f"{version} [{reference.kind}]" if reference.kind else version


def day_text(reference: Reference) -> str:
    """Return the day in words of the active language."""
    if reference.published is None:
        return no_date()
    return str(date_format(reference.published, "j E Y"))


def no_date() -> str:
    """Return the words for a date that is not known."""
    return pgettext("citation without a date", "n.d.")
