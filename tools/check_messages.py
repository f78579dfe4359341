"""Fail when an interface catalogue is behind the code or not fully translated.

The catalogues are regenerated in a copy of the project; nothing is changed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from messages import FORMS, IGNORED, ROOT, catalogue_paths

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
SHOWN = 12


def main() -> None:
    """Print every fault of every catalogue; exit with 1 when there is one."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        copy_project(copy)
        subprocess.run(
            [sys.executable, copy / "tools" / "messages.py"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        faults = [
            fault
            for kept, fresh in zip(
                catalogue_paths(ROOT), catalogue_paths(copy), strict=True
            )
            for fault in catalogue_faults(kept, fresh)
        ]
    if faults:
        print("\n".join(faults), file=sys.stderr)
        sys.exit("The message catalogues need work: run `make messages`, translate.")


def copy_project(target: Path) -> None:
    """Copy what messages are extracted from, and the tool that extracts them."""
    outside = [name for name in IGNORED if name != "tools"]
    shutil.copytree(
        ROOT,
        target,
        ignore=shutil.ignore_patterns(".git", "__pycache__", "*.mo", *outside),
    )


def catalogue_faults(kept: Path, fresh: Path) -> list[str]:
    """Compare a catalogue with the one made from the code."""
    name = kept.relative_to(ROOT)
    if not kept.exists():
        return [f"{name}: missing"]
    ours = polib.pofile(str(kept), encoding="utf-8")
    needed = {key(entry) for entry in polib.pofile(str(fresh), encoding="utf-8")}
    present = {key(entry) for entry in ours if not entry.obsolete}
    groups = {
        "not in the catalogue": [msgid for msgid, *_ in needed - present],
        "no longer in the code": [msgid for msgid, *_ in present - needed],
        "untranslated": [entry.msgid for entry in ours.untranslated_entries()],
        "fuzzy": [entry.msgid for entry in ours.fuzzy_entries()],
        "without all plural forms": [
            entry.msgid
            for entry in ours
            if entry.msgid_plural and set(entry.msgstr_plural) != set(FORMS)
        ],
        "obsolete": [entry.msgid for entry in ours.obsolete_entries()],
        "other placeholders": [
            entry.msgid for entry in ours if not same_placeholders(entry)
        ],
    }
    return [
        f"{name}: {len(found)} {group}: {summary(found)}"
        for group, found in groups.items()
        if found
    ]


def key(entry: polib.POEntry) -> tuple[str, str, str]:
    """Return what makes a message one message for gettext."""
    return entry.msgid, entry.msgid_plural, entry.msgctxt or ""


def same_placeholders(entry: polib.POEntry) -> bool:
    """Say whether the translations use the placeholders of their source."""
    allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    if not entry.msgid_plural:
        return not entry.msgstr or set(PLACEHOLDER.findall(entry.msgstr)) == allowed
    # A plural form may leave the number out: "one page".
    used = PLACEHOLDER.findall("".join(entry.msgstr_plural.values()))
    return set(used) <= allowed


def summary(msgids: list[str]) -> str:
    """Return the first few messages, shortened."""
    listed = ", ".join(repr(msgid[:60]) for msgid in sorted(msgids)[:SHOWN])
    return listed + (" ..." if len(msgids) > SHOWN else "")


if __name__ == "__main__":
    main()
