"""Bring the interface catalogues up to date with the code (`make messages`).

Translations are kept, messages that left the code are dropped, new ones come in
empty. Nothing is guessed from similar messages, and nothing that changes without
the messages (times, line numbers) is written: a catalogue's diff is its content.
"""

import argparse
import io
import os
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
# Counts are whole numbers here, so both languages have three forms: 1, 2-4 and the
# rest in Polish; 1 and 21, 2-4 and 22-24, the rest in Ukrainian.
FEW = "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)"
PLURALS = {
    "pl": f"nplurals=3; plural=(n==1 ? 0 : {FEW} ? 1 : 2);",
    "uk": f"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : {FEW} ? 1 : 2);",
}
LANGUAGES = tuple(PLURALS)
FORMS = range(3)
CATALOGUES = Path("site/config/locale")
# Neither the tests' nor the tools' sentences are read by visitors or editors.
IGNORED = [".venv", "var", "tests", "tools", "benchmarks", "examples", "docs"]
METADATA = {
    "Project-Id-Version": "MPKU Knowledge Exchange",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def update_catalogues(root: Path) -> None:
    """Rewrite the catalogues of the project at `root` from its code."""
    sys.path[:0] = [str(root), str(root / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    os.chdir(root)
    extract()
    for path in catalogue_paths(root):
        tidy(path)


def catalogue_paths(root: Path) -> list[Path]:
    """Return the catalogue of each language, in a fixed order."""
    return [
        root / CATALOGUES / language / "LC_MESSAGES" / "django.po"
        for language in LANGUAGES
    ]


def extract() -> None:
    """Run Django's makemessages in the current folder, without fuzzy matches."""
    import django
    from django.core.management import call_command
    from django.core.management.commands import makemessages

    class ExactMessages(makemessages.Command):
        msgmerge_options = ["-q", "--backup=none", "--update", "--no-fuzzy-matching"]

    django.setup()
    call_command(
        ExactMessages(),
        locale=list(LANGUAGES),
        extensions=["html", "txt", "xml", "py"],
        ignore_patterns=IGNORED,
        no_location=True,
        no_wrap=True,
        no_obsolete=True,
        verbosity=0,
        stdout=io.StringIO(),
    )


def tidy(path: Path) -> None:
    """Sort a catalogue, offer every plural form, keep only a header that matters."""
    language = path.parts[-3]
    catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    catalogue.header = "Interface messages of the MPKU Knowledge Exchange."
    catalogue.metadata_is_fuzzy = False
    catalogue.metadata = {
        **METADATA,
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    for entry in catalogue:
        if entry.msgid_plural:
            forms = entry.msgstr_plural
            entry.msgstr_plural = {form: forms.get(form, "") for form in FORMS}
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    catalogue.save()


def main() -> None:
    """Update the catalogues and say what is left to translate."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    update_catalogues(ROOT)
    for path in catalogue_paths(ROOT):
        catalogue = polib.pofile(str(path), encoding="utf-8")
        left = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        name = path.relative_to(ROOT)
        print(f"{name}: {len(catalogue)} messages, {left} to translate")


if __name__ == "__main__":
    main()
