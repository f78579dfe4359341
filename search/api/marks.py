"""Marked text as offsets and as HTML."""

from typing import Any

from django.utils.html import escape

from search.protocol import Marked


def marked_text(segments: Marked) -> dict[str, Any]:
    """Return a text, the places of its marks, and the same as safe HTML."""
    marks: list[dict[str, int]] = []
    length = 0
    for segment in segments:
        end = length + len(segment.text)
        if segment.marked:
            marks.append({"start": length, "end": end})
        length = end
    return {
        "text": "".join(segment.text for segment in segments),
        "marks": marks,
        "html": "".join(
            f"<mark>{escape(segment.text)}</mark>"
            if segment.marked
            else escape(segment.text)
            for segment in segments
        ),
    }
