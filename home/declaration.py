"""How the declaration's fields become the prescribed headings and identifiers."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from core.typography import typeset
from home.enums import ComplianceStatus

RULES = Path(__file__).parent / "data" / "a11y_declaration.json"
OPENING_PARTS = ("subject", "scope", "site")
PART = re.compile(r"\{(subject|scope|site)\}")

# Our name of each prescribed heading, in the order of the rules.
HEADINGS = (
    "title",
    "status",
    "non_accessible",
    "annex",
    "excluded",
    "costs",
    "preparation",
    "features",
    "shortcuts",
    "feedback",
    "procedure",
    "other",
    "mobile_apps",
    "architectural",
    "communication",
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """The declaration as the template draws it."""

    headings: dict[str, str]
    opening: SafeString
    not_fully_compliant: bool
    site_url: str
    last_updated: Any
    facts: Any


@cache
def rules() -> dict[str, Any]:
    """Return the rules of the declaration as shipped."""
    return dict(json.loads(RULES.read_text(encoding="utf-8")))


def headings(language: str) -> dict[str, str]:
    """Return the prescribed headings in a language by our names."""
    titles = [heading["title"][language] for heading in rules()["headings"]]
    return dict(zip(HEADINGS, titles, strict=True))


def opening_problem(text: str) -> Any:
    """Return what an opening statement lacks, "" when it is complete."""
    found = PART.findall(text)
    if sorted(found) == sorted(OPENING_PARTS):
        return ""
    return _("Write {subject}, {scope} and {site} once each.")


def opening_html(page: Any, site_url: str) -> SafeString:
    """Return the opening statement with the prescribed identifiers inside."""
    language = page.language
    parts = {
        "subject": format_html(
            '<span id="a11y-podmiot">{}</span>', typeset(page.subject_name, language)
        ),
        "scope": format_html(
            '<span id="a11y-zakres">{}</span>', typeset(page.scope_name, language)
        ),
        "site": format_html(
            '<a id="a11y-url" href="{}">{}</a>',
            site_url,
            typeset(page.site_name, language),
        ),
    }
    pieces = PART.split(page.opening)
    return mark_safe(  # noqa: S308  (every piece is escaped)
        "".join(
            parts[piece]
            if position % 2
            else format_html("{}", typeset(piece, language))
            for position, piece in enumerate(pieces)
        )
    )


def declaration_view(page: Any, facts: Any) -> Declaration:
    """Return the declaration of a page with the host's facts."""
    source = page.facts
    site_url = (facts.site_address if facts else "") or settings.SITE_URL
    published = facts.site_publication_date if facts else None
    return Declaration(
        headings=headings(page.language),
        opening=opening_html(page, site_url),
        not_fully_compliant=source.status != ComplianceStatus.FULL,
        site_url=site_url,
        last_updated=source.last_updated or published,
        facts=facts,
    )
