"""The sizes in which pictures are shown, made when a picture is uploaded.

A reader's request then finds the files ready. Widths follow the columns of the
design: text column, full width, and twice that for dense screens.
"""

import logging
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images.exceptions import InvalidFilterSpecError

from core.models import SiteImage

logger = logging.getLogger(__name__)

WIDTHS = (480, 960, 1440)
FORMATS = ("webp", "jpeg")
SPECS = tuple(
    f"width-{width}|format-{file_format}" for width in WIDTHS for file_format in FORMATS
)


def connect() -> None:
    """Make renditions whenever a picture is saved."""
    post_save.connect(on_saved, sender=SiteImage, dispatch_uid="core.renditions")


def on_saved(instance: SiteImage, raw: bool = False, **kwargs: Any) -> None:
    """Make the standard sizes once the upload is committed."""
    if not raw:
        transaction.on_commit(lambda: make_renditions(instance), robust=True)


def make_renditions(image: SiteImage) -> None:
    """Make every standard size of a picture; existing ones are kept.

    A picture that cannot be resized is logged: it stays in the library, where
    an editor sees that it has no preview.
    """
    try:
        image.get_renditions(*SPECS)
    except (OSError, InvalidFilterSpecError):
        logger.exception("Image %s cannot be resized.", image.pk)
