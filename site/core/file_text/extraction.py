"""Reading one file in a process of its own, which may die of it."""

import json
import logging
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from core.file_text.states import WALL_SECONDS, TextState

logger = logging.getLogger(__name__)
# The folder on the import path that holds this app.
SITE = Path(__file__).resolve().parents[2]
# Formats that have text to find; csv and spreadsheets are data.
FORMATS = frozenset({"pdf", "docx", "odt", "pptx", "txt", "html", "htm"})
OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says: `(number of the page or None, text)`, where it says any."""

    state: TextState
    pages: list[tuple[int | None, str]]


def extract(content: bytes, kind: str, language: str) -> FileText:
    """Return the text of a file; never raises for what is in it."""
    if kind not in FORMATS:
        return FileText(TextState.UNSUPPORTED, [])
    try:
        # Format and language are ours, never words of an upload.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "core.file_text.child", kind, language],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            env={"PYTHONPATH": str(SITE), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return FileText(TextState.TOO_MUCH, [])
    if done.returncode:
        logger.warning(
            "Reading a %s file ended with %s: %s",
            kind,
            done.returncode,
            done.stderr[-500:].decode(errors="replace"),
        )
        killed = done.returncode in OUT_OF_TIME
        return FileText(TextState.TOO_MUCH if killed else TextState.BROKEN, [])
    answer = json.loads(done.stdout)
    return FileText(
        TextState(answer["state"]),
        [(number, text) for number, text in answer["pages"]],
    )
