"""Which texts are stored in which language, to know a text that is misplaced."""

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django.conf import settings
from modeltranslation.translator import translator
from wagtail_localize.models import String, StringTranslation

from core.languages import LANGUAGE_CODES
from partners_exchange.models import Partner
from publication.models import Publication
from tests.support.html import plain

# Shorter words may be the same in two languages without meaning the same.
SHORTEST = 5


@cache
def stored_texts() -> dict[str, frozenset[str]]:
    """Return the texts of pages, registries and the interface by language."""
    found: dict[str, set[str]] = {code: set() for code in LANGUAGE_CODES}
    for language, text in _all():
        if text and "<" not in text:
            found[language].add(plain(html.unescape(text)))
    return {code: frozenset(texts) for code, texts in found.items()}


def foreign_language(text: str, language: str) -> str:
    """Return the language a text is stored in, "" when it may be `language`."""
    texts = stored_texts()
    if language not in texts or len(text) < SHORTEST or text in texts[language]:
        return ""
    if text in proper_names():
        return ""
    return next((code for code, found in texts.items() if text in found), "")


@cache
def proper_names() -> frozenset[str]:
    """Return names that organisations bear in every language alike."""
    rows = Partner.objects.values_list("short_name", "original_name")
    return frozenset(name for row in rows for name in row if name)


def is_name(text: str) -> bool:
    """Say whether a text is an address, or names of organisations and no more."""
    parts = (part.strip() for part in re.sub(r"\(.*?\)", "", text).split(","))
    return " " not in text or all(not part or part in proper_names() for part in parts)


def other_script(text: str, language: str) -> str:
    """Return "another" when a text cannot be in a language, by its letters.

    In Ukrainian, names and codes may be Latin; four words and more are text.
    """
    cyrillic = bool(re.search(r"[Ѐ-ӿ]", text))
    if language == "uk":
        words = re.findall(r"[A-Za-zÀ-ÿĀ-ž]{2,}", text)
        foreign = len(words) >= 4 and not cyrillic and not is_name(text)
    else:
        foreign = language in LANGUAGE_CODES and cyrillic
    return "another" if foreign else ""


def _all() -> Iterator[tuple[str, str]]:
    yield from String.objects.values_list("locale__language_code", "data")
    yield from StringTranslation.objects.values_list("locale__language_code", "data")
    yield from Publication.objects.values_list("language", "title")
    yield from _registry_texts()
    yield from _interface_texts()


def _registry_texts() -> Iterator[tuple[str, str]]:
    for model in translator.get_registered_models(abstract=False):
        for name in translator.get_options_for_model(model).get_field_names():
            for code in LANGUAGE_CODES:
                column = f"{name}_{code}"
                for text in model._default_manager.values_list(column, flat=True):
                    yield code, str(text or "")


def _interface_texts() -> Iterator[tuple[str, str]]:
    for folder in settings.LOCALE_PATHS:
        for path in Path(folder).glob("*/LC_MESSAGES/django.po"):
            language = path.parents[1].name
            for entry in polib.pofile(str(path)):
                yield "en", entry.msgid
                yield language, entry.msgstr
