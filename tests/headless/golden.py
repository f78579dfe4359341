"""Whole documents kept as files, and what of them differs between two runs.

`GOLDEN=write pytest tests/headless/test_golden.py` writes the files anew; look
at the difference before you commit it: it is what every reader will see.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden"
WRITING = os.environ.get("GOLDEN") == "write"
# Differs with the moment of seeding, and says nothing about the shape.
TIMES = {"first_published", "changed", "dateModified", "datePublished"}
# Seeded without fixed identifiers: blocks, and rows that other rows are shown by.
RANDOM_KEYS = {"id"}
# Files are stored under a name that must be free: `vilnius_a1B2c3D.original.webp`.
FREE_NAME = re.compile(r"_[A-Za-z0-9]{7}(?=[._])")
FILE_VERSION = re.compile(r"(?<=[?&]v=)[0-9a-f]+")
MEDIA = "/media/"
DATABASE_NUMBER = re.compile(r"(?<=/documents/)\d+(?=/)")


def steady(value: Any, name: str = "") -> Any:
    """Return a document without what differs from one seeding to the next."""
    if isinstance(value, dict):
        return {key: steady(item, key) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return [steady(item, name) for item in value]
    if value is None or isinstance(value, bool | float):
        return value
    if name in TIMES:
        return "<time>"
    if name in RANDOM_KEYS and isinstance(value, str):
        return "<id>"
    return steady_text(value) if isinstance(value, str) else value


def steady_text(value: str) -> str:
    """Return a text without names of files and numbers of rows."""
    value = DATABASE_NUMBER.sub("<number>", value)
    if MEDIA in value:
        value = FILE_VERSION.sub("<version>", FREE_NAME.sub("", value))
    return value


def golden(name: str, document: Any) -> tuple[Any, Any]:
    """Return a document and the one that is kept under a name, both steady."""
    path = FOLDER / f"{name}.json"
    shown = steady(document)
    if WRITING:
        text = json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True)
        FOLDER.mkdir(exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    assert path.exists(), f"Nothing is kept under {name}: see {__name__}."
    return shown, json.loads(path.read_text(encoding="utf-8"))
