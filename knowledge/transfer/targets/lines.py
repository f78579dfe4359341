"""Cells that hold several lines: results, sources, further partners."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from core.dates import parse_partial_date
from knowledge.blocks import ResultBlock
from knowledge.enums import PartnerRole
from knowledge.transfer.targets.lookups import Lookups, folded, listed

RESULT = (
    "indicator",
    "baseline",
    "value",
    "unit",
    "method",
    "date",
    "source_title",
    "source_url",
)
SOURCE = ("title", "url")
LIMITS = {
    name: getattr(block.field, "max_length", None)
    for name, block in ResultBlock().child_blocks.items()
}
ROLE = ":"


def result(parts: dict[str, str]) -> dict[str, Any]:
    """Return a row of the results table, checked as the editor would."""
    if not parts["indicator"] or not parts["value"]:
        raise ValidationError(
            _("Each result needs an indicator and a value: %(parts)s."),
            code="required",
            params={"parts": " | ".join(RESULT)},
        )
    date = str(parse_partial_date(parts["date"]) or "")
    for name, text in parts.items():
        check_length(text, LIMITS[name])
    check_address(parts["source_url"])
    return {**parts, "date": date}


def source(parts: dict[str, str]) -> dict[str, Any]:
    """Return a source; an address alone is its title too."""
    title, url = parts["title"], parts["url"]
    if not url and title.startswith(("http://", "https://")):
        url = title
    check_address(url)
    check_length(title, 255)
    return {"title": title or url, "url": url}


def partners_in_roles(text: str, lookups: Lookups) -> list[tuple[Any, str]]:
    """Return partners with what each did, as in `wup-krakow: funds; uj`."""
    found = []
    for part in listed(text):
        name, _colon, said = part.rpartition(ROLE)
        role = role_of(said) if name else None
        partner = lookups.partner(name if role else part)
        found.append((partner, role or PartnerRole.NOT_RECORDED.value))
    return found


def role_of(text: str) -> str | None:
    """Return a role by its code or label, None when the text is none."""
    words = {folded(role.value): role.value for role in PartnerRole}
    words |= {folded(str(role.label)): role.value for role in PartnerRole}
    return words.get(folded(text))


def check_length(text: str, limit: int | None) -> None:
    """Refuse a text that its place in the record has no room for."""
    if limit and len(text) > limit:
        raise ValidationError(
            _("At most %(limit)s characters; there are %(count)s."),
            code="max_length",
            params={"limit": limit, "count": len(text)},
        )


def check_address(url: str) -> None:
    """Refuse what is no address of the web."""
    if url:
        URLValidator(schemes=["http", "https"])(url)
