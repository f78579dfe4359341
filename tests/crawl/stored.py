"""Which texts are stored in which language, to know a text that is misplaced."""

import html
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from django.conf import settings
from modeltranslation.translator import translator
from wagtail_localize.models import String, StringTranslation

from core.languages import LANGUAGE_CODES
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
    if len(text) < SHORTEST or text in texts.get(language, frozenset()):
        return ""
    return next((code for code, found in texts.items() if text in found), "")


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
