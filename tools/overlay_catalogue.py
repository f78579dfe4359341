"""Compare the interface texts of our libraries with their translations and our own.

The libraries leave some Polish and Ukrainian texts out. What they lack stands in
`site/config/locale_overlay`, which Django reads before their catalogues.

    overlay_catalogue.py report    coverage of each library, before and after
    overlay_catalogue.py missing   the texts that still need a translation
"""

import argparse
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import django
import polib
from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
OVERLAY = ROOT / "site" / "config" / "locale_overlay"
LANGUAGES = ("pl", "uk")
DOMAINS = ("django", "djangojs")
# Read on no screen of ours: Django's own admin is not in the addresses.
NOT_SHOWN = frozenset({"django.contrib.admin"})

# What makes a message one message for gettext: context, singular, plural.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Library:
    """The texts of one library in one domain."""

    name: str
    domain: str
    texts: frozenset[Key]


def catalogue_path(folder: Path, language: str, domain: str) -> Path:
    """Return where gettext looks for a catalogue."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def entries(path: Path) -> list[polib.POEntry]:
    """Return a catalogue's messages; none when there is no such file."""
    if not path.exists():
        return []
    catalogue = polib.pofile(str(path), encoding="utf-8")
    return [entry for entry in catalogue if not entry.obsolete]


def key(entry: polib.POEntry) -> Key:
    """Return what makes a message one message."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def translated(path: Path) -> set[Key]:
    """Return the messages that a catalogue translates in all their forms."""
    return {key(entry) for entry in entries(path) if entry.translated()}


def library_folders() -> dict[str, Path]:
    """Return the locale folder of each installed library, Django's own first."""
    folders = {"django": Path(django.__file__).parent / "conf" / "locale"}
    for app in apps.get_app_configs():
        folder = Path(app.path) / "locale"
        ours = not Path(app.path).is_relative_to(Path(django.__file__).parents[1])
        if not ours and folder.is_dir() and app.name not in NOT_SHOWN:
            folders[app.name] = folder
    return folders


@cache
def libraries() -> tuple[Library, ...]:
    """Return the English texts of each library and domain."""
    found = [
        Library(name, domain, frozenset(map(key, entries(path))))
        for name, folder in library_folders().items()
        for domain in DOMAINS
        for path in [catalogue_path(folder, "en", domain)]
    ]
    return tuple(library for library in found if library.texts)


@cache
def shipped(language: str, domain: str) -> set[Key]:
    """Return what the libraries translate: a text of one serves all of them."""
    return {
        found
        for folder in library_folders().values()
        for found in translated(catalogue_path(folder, language, domain))
    }


@cache
def overlay(language: str, domain: str) -> set[Key]:
    """Return what our overlay translates."""
    return translated(catalogue_path(OVERLAY, language, domain))


def missing(language: str) -> dict[str, set[Key]]:
    """Return the untranslated texts of each library, by name and domain."""
    known = {d: shipped(language, d) | overlay(language, d) for d in DOMAINS}
    found = {
        f"{library.name} ({library.domain})": set(library.texts - known[library.domain])
        for library in libraries()
    }
    return {name: texts for name, texts in found.items() if texts}


def unused(language: str) -> set[Key]:
    """Return overlay texts that no installed library has (any more)."""
    return {
        text
        for domain in DOMAINS
        for text in overlay(language, domain).difference(
            *(library.texts for library in libraries() if library.domain == domain)
        )
    }


def percent(part: int, whole: int) -> float:
    """Return a share in percent with one decimal, rounded down."""
    return part * 1000 // whole / 10


def coverage() -> dict[str, dict[str, tuple[float, float]]]:
    """Return the share of translated texts by library and language.

    Each value is a pair: the libraries alone, and with the overlay.
    """
    table: dict[str, dict[str, tuple[float, float]]] = {}
    totals = {language: [0, 0, 0] for language in LANGUAGES}
    for library in libraries():
        row = table.setdefault(f"{library.name} ({library.domain})", {})
        for language in LANGUAGES:
            before = library.texts & shipped(language, library.domain)
            after = before | library.texts & overlay(language, library.domain)
            counts = (len(library.texts), len(before), len(after))
            row[language] = shares(*counts)
            totals[language] = [
                sum(pair) for pair in zip(totals[language], counts, strict=True)
            ]
    table["total"] = {language: shares(*totals[language]) for language in LANGUAGES}
    return table


def shares(whole: int, before: int, after: int) -> tuple[float, float]:
    """Return both counts as percent of the whole."""
    return percent(before, whole), percent(after, whole)


def print_report() -> None:
    """Print the coverage of every library as a table."""
    print(f"{'library (domain)':44}" + "".join(f"{c:>18}" for c in LANGUAGES))
    for name, row in coverage().items():
        cells = (f"{before:7.1f} -> {after:5.1f}" for before, after in row.values())
        print(f"{name:44}" + "".join(f"{cell:>18}" for cell in cells))
    for language in LANGUAGES:
        if gone := unused(language):
            print(f"{language}: {len(gone)} texts of no library: {sorted(gone)[:5]}")


def print_missing() -> None:
    """Print the texts that nothing translates."""
    for language in LANGUAGES:
        for name, texts in missing(language).items():
            for context, singular, plural in sorted(texts):
                line = " | ".join(filter(None, (context, singular, plural)))
                print(f"{language} {name}: {line}")


def main() -> None:
    """Run the command asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("command", choices=("report", "missing"))
    command = parser.parse_args().command
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    {"report": print_report, "missing": print_missing}[command]()


if __name__ == "__main__":
    main()
