"""The libraries' interface texts are complete in Polish and Ukrainian."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import polib
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext
from wagtail.users.models import UserProfile

from core.catalogues import catalogue_folders

ROOT = Path(__file__).resolve().parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
MARKUP = re.compile(r"</?\w+[^>]*>")
# Nothing in these is translated.
NAMES_ONLY = {"Wagtail API v3"}
CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)


def load_tool() -> ModuleType:
    """Import the tool from its file: `tools` is no package."""
    path = ROOT / "tools" / "overlay_catalogue.py"
    spec = importlib.util.spec_from_file_location("overlay_catalogue", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load_tool()
CATALOGUES = [
    (language, domain) for language in tool.LANGUAGES for domain in tool.DOMAINS
]


def overlay_entries(language: str, domain: str) -> list[polib.POEntry]:
    return tool.entries(tool.catalogue_path(tool.OVERLAY, language, domain))


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_nothing_that_editors_read_is_left_in_english(language: str) -> None:
    assert tool.missing(language) == {}


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_the_overlay_holds_only_texts_that_some_library_has(language: str) -> None:
    assert tool.unused(language) == set()


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_the_libraries_alone_would_leave_gaps(language: str) -> None:
    before, after = tool.coverage()["total"][language]
    assert before < 95
    assert after == 100


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_entry_is_translated_with_the_source_placeholders_and_markup(
    language: str, domain: str
) -> None:
    faults = []
    for entry in overlay_entries(language, domain):
        assert entry.translated(), entry.msgid
        allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        for text in texts(entry):
            used = set(PLACEHOLDER.findall(text))
            complete = used == allowed or (entry.msgid_plural and used <= allowed)
            if not complete or tags(text) != tags(entry.msgid):
                faults.append((entry.msgid, text))
    assert faults == []


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def tags(text: str) -> list[str]:
    return sorted(MARKUP.findall(text))


@pytest.mark.parametrize("domain", tool.DOMAINS)
def test_no_language_slipped_into_the_other(domain: str) -> None:
    for entry in overlay_entries("pl", domain):
        assert not any(CYRILLIC.search(text) for text in texts(entry)), entry.msgid
    for entry in overlay_entries("uk", domain):
        if entry.msgid in NAMES_ONLY:
            continue
        for text in texts(entry):
            words = PLACEHOLDER.sub("", MARKUP.sub("", text))
            if re.search("[A-Za-z]{3}", entry.msgid) and words.strip(" :,–—()"):
                assert CYRILLIC.search(words), entry.msgid


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_plural_rules_are_the_libraries_own(language: str, domain: str) -> None:
    path = tool.library_folders()["wagtail.admin"]
    theirs = polib.pofile(str(tool.catalogue_path(path, language, "django")))
    ours = polib.pofile(str(tool.catalogue_path(tool.OVERLAY, language, domain)))
    assert ours.metadata["Plural-Forms"] == theirs.metadata["Plural-Forms"]


def test_the_compiler_finds_the_overlay() -> None:
    assert tool.OVERLAY in list(catalogue_folders())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", ["Usuń 1 stronę", "Usuń 3 strony", "Usuń 5 stron", "Usuń 22 strony"]),
        (
            "uk",
            [
                "Видалити 1 сторінку",
                "Видалити 3 сторінки",
                "Видалити 5 сторінок",
                "Видалити 22 сторінки",
            ],
        ),
    ],
)
def test_counts_read_as_people_write_them(language: str, expected: list[str]) -> None:
    with translation.override(language):
        made = [
            ngettext("Delete 1 page", "Delete %(counter)s pages", n) % {"counter": n}
            for n in (1, 3, 5, 22)
        ]
    assert made == expected


def test_the_overlay_wins_over_the_library() -> None:
    with translation.override("uk"):
        assert gettext("Live") == "Опубліковано"
    with translation.override("pl"):
        assert gettext("Locale") == "Język"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("pl", "Wystąpił błąd sieci."), ("uk", "Помилка мережі.")],
)
@pytest.mark.parametrize(
    "name", ["wagtailadmin_javascript_catalog", "wagtail_localize:javascript_catalog"]
)
def test_scripts_get_the_overlay(
    admin_client: Client, language: str, expected: str, name: str
) -> None:
    UserProfile.objects.filter(user__username="admin").update(
        preferred_language=language
    )
    served = admin_client.get(reverse(name))
    assert json.dumps(expected) in served.content.decode()
