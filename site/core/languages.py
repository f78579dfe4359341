"""The three languages of the product and how one stands in for another."""

from collections.abc import Mapping
from dataclasses import dataclass

SOURCE_LANGUAGE = "pl"
LANGUAGE_CODES = ("pl", "en", "uk")
ENDONYMS = {"pl": "Polski", "en": "English", "uk": "Українська"}

# Read from left to right: the language asked for, then what stands in for it.
FALLBACK_ORDER = {
    "pl": ("pl", "en", "uk"),
    "en": ("en", "pl", "uk"),
    "uk": ("uk", "en", "pl"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the language it really is in."""

    value: str
    language: str

    def __str__(self) -> str:
        return self.value


def pick_text(values: Mapping[str, str | None], language: str) -> Text | None:
    """Return the text for a reader of `language`, or None when there is none.

    Args:
        values: Text by language code; missing or empty means "not written".
        language: One of `LANGUAGE_CODES`.
    """
    for candidate in FALLBACK_ORDER[language]:
        if value := values.get(candidate):
            return Text(value, candidate)
    return None


def field_text(instance: object, field: str, language: str) -> Text | None:
    """Return a modeltranslation field's text with the language it is in.

    Reads the columns themselves (`name_pl`, ...): the bare field answers in
    the active language, whichever that is.
    """
    return pick_text(
        {code: getattr(instance, f"{field}_{code}") for code in LANGUAGE_CODES},
        language,
    )
