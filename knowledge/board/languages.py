"""Languages in which institutions can work together."""

from collections.abc import Iterable

from django.utils.functional import lazy
from django.utils.translation import get_language, get_language_info

# Those of the European Union that Django can name, and the partnership's own.
CODES = (
    *("pl", "en", "uk", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr"),
    *("ga", "hr", "hu", "it", "lt", "lv", "nl", "pt", "ro", "sk", "sl", "sv"),
)


def language_name(code: str) -> str:
    """Return what the active language calls a language, as in running text.

    Only English writes such names with a capital letter; Django does everywhere.
    """
    name = str(get_language_info(code)["name_translated"])
    return name if get_language() == "en" else name.lower()


lazy_name = lazy(language_name, str)


def choices() -> list[tuple[str, str]]:
    """Return the languages for a form; names follow the active language."""
    return [(code, lazy_name(code)) for code in CODES]


def in_order(codes: Iterable[str]) -> list[str]:
    """Return known codes once each, in the order they are offered."""
    wanted = set(codes)
    return [code for code in CODES if code in wanted]
