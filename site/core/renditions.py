"""The sizes in which pictures are shown, made when a picture is uploaded.

A reader's request then finds the files ready. Widths follow the columns of the
design: text column, full width, and twice that for dense screens. The public
templates ask for the same specifications, letter by letter; another order of
their parts would be another file.
"""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images.exceptions import InvalidFilterSpecError

from core.models import Rendition, SiteImage

logger = logging.getLogger(__name__)

FORMATS = ("webp", "jpeg")
# Never enlarged: a narrower picture keeps its own width.
WIDTHS = {"small": 480, "medium": 960, "large": 1440}
# What link previews show, cut around the focal point.
SHARE = "fill-1200x630"
SIZES = {**{name: f"width-{width}" for name, width in WIDTHS.items()}, "share": SHARE}


def specification(size: str, file_format: str) -> str:
    """Return Wagtail's name of a size in a format."""
    return f"format-{file_format}|{SIZES[size]}"


SPECS = tuple(specification(size, each) for size in SIZES for each in FORMATS)


def connect() -> None:
    """Make renditions whenever a picture is saved."""
    post_save.connect(on_saved, sender=SiteImage, dispatch_uid="core.renditions")


def on_saved(instance: SiteImage, raw: bool = False, **kwargs: Any) -> None:
    """Make the standard sizes once the upload is committed."""
    if not raw:
        transaction.on_commit(lambda: renditions_of(instance), robust=True)


def renditions_of(image: SiteImage) -> Mapping[str, Rendition]:
    """Return every standard size by specification, made where it is missing.

    A picture that cannot be resized has none, and that is logged: it stays in
    the library, where an editor sees that it has no preview.
    """
    try:
        renditions: dict[str, Rendition] = image.get_renditions(*SPECS)
    except (OSError, InvalidFilterSpecError):
        logger.exception("Image %s cannot be resized.", image.pk)
        return {}
    return renditions
