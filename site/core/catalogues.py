"""Compile the project's message catalogues without the gettext programs.

Compiled catalogues are not kept in version control, and a machine that only runs
the site need not have gettext: polib writes the same files.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]


def compile_catalogues(folders: Iterable[Path] | None = None) -> int:
    """Compile each `.po` file that is newer than its `.mo` and return how many.

    Call it before the first translated string is read: Django keeps a catalogue
    for as long as the process lives.
    """
    stale = [
        source
        for folder in (catalogue_folders() if folders is None else folders)
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))
        if _is_stale(source)
    ]
    for source in stale:
        _compile(source)
    return len(stale)


def catalogue_folders() -> Iterator[Path]:
    """Yield the locale folders that belong to this project, not to its libraries."""
    named = [Path(folder) for folder in settings.LOCALE_PATHS]
    of_apps = [Path(app.path) / "locale" for app in apps.get_app_configs()]
    for folder in dict.fromkeys([*named, *of_apps]):
        inside = folder.is_relative_to(ROOT) and "site-packages" not in folder.parts
        if inside and folder.is_dir():
            yield folder


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    # Replaced in one step: several processes may start, and compile, together.
    target = source.with_suffix(".mo")
    partial = target.with_suffix(f".{os.getpid()}.part")
    polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(partial))
    partial.replace(target)
