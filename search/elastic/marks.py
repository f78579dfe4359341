"""Marks around the words that answer: set by the server, read here."""

import re

from search.protocol import Marked, Segment

# From the range for private use: no text of the site may hold them.
OPEN, CLOSE = "\ue000", "\ue001"
PIECES = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
NO_MARKS = str.maketrans({OPEN: " ", CLOSE: " "})


def without_marks(text: str) -> str:
    """Return a text that cannot be taken for a marked one."""
    return text.translate(NO_MARKS)


def plain(text: str) -> str:
    """Return a marked text without its marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def read_marks(text: str) -> list[Segment]:
    """Cut a marked text into marked and unmarked pieces."""
    pieces = PIECES.split(text)
    return [
        Segment(piece, marked=bool(place % 2))
        for place, piece in enumerate(pieces)
        if piece
    ]


def marked_words(segments: Marked) -> list[str]:
    """Return the marked pieces, as written."""
    return [segment.text for segment in segments if segment.marked]
