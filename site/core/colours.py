"""The colour a picture is mostly of: what stands in its place until it is loaded."""

import logging
from typing import IO, Any

from PIL import Image

logger = logging.getLogger(__name__)

# Looked at in small: the colour of a whole picture needs no detail.
SIDE = 64
CLUSTERS = 8
OPAQUE = 128
PAPER = "#ffffff"


def dominant_colour(file: IO[bytes] | Any) -> str:
    """Return the most frequent colour as `#rrggbb`, "" when the file is unreadable.

    Transparent pixels do not count; a picture of nothing else is as white as
    the paper its JPEG is drawn on. Of an animation the first frame counts.
    """
    try:
        file.seek(0)
        with Image.open(file) as picture:
            pixels = opaque_pixels(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # Pillow raises whatever the damaged byte led it to.
        logger.exception("The colour of %s cannot be read.", file)
        return ""
    finally:
        file.seek(0)
    return most_frequent(pixels) if pixels else PAPER


def opaque_pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    """Return the pixels of a picture, made small, that can be seen."""
    picture.draft("RGB", (SIDE, SIDE))
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
    else:
        # CMYK and grey have no way to RGBA of their own.
        seen = picture.convert("RGB").convert("RGBA")
    seen.thumbnail((SIDE, SIDE))
    raw = seen.tobytes()
    return [
        (red, green, blue)
        for red, green, blue, alpha in zip(*[iter(raw)] * 4, strict=True)
        if alpha >= OPAQUE
    ]


def most_frequent(pixels: list[tuple[int, int, int]]) -> str:
    """Return the middle of the largest group of similar colours."""
    strip = Image.new("RGB", (len(pixels), 1))
    strip.putdata(pixels)
    groups = strip.quantize(CLUSTERS)
    sizes = groups.histogram()
    start = sizes.index(max(sizes)) * 3
    red, green, blue = (groups.getpalette() or [255] * 768)[start : start + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
