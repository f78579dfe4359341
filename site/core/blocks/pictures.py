"""Images as data: declared renditions with the alternative text of a language.

The format beside WebP is JPEG for every picture. All browsers of today read
WebP, transparency included; the fallback is for mail, office programs and link
previews, which have a white ground of their own. What is transparent is white
there, as in the site's own pages.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Field

from core.addresses import absolute
from core.models import Rendition, SiteImage
from core.renditions import SIZES, WIDTHS, renditions_of, specification
from core.texts import TextIn, text_in


class ImageFile(BaseModel):
    """One file of an image."""

    url: str = Field(description="Absolute address.")
    width: int = Field(description="Pixels.")
    height: int = Field(description="Pixels.")


class FallbackFile(ImageFile):
    """The file for programs that do not read WebP."""

    format: Literal["jpeg"] = "jpeg"


class ImageRendition(BaseModel):
    """One size of an image in two formats."""

    webp: ImageFile
    fallback: FallbackFile


class ImageRenditions(BaseModel):
    """The sizes there are. None is larger than the image itself."""

    small: ImageRendition = Field(description="480 pixels wide.")
    medium: ImageRendition = Field(description="960 pixels wide.")
    large: ImageRendition = Field(description="1440 pixels wide.")
    share: ImageRendition = Field(
        description="1200 by 630 pixels around the focal point, for link previews."
    )


class ImageSources(BaseModel):
    """Values of `srcset`: every width once, from narrow to wide."""

    webp: str
    fallback: str


class FocalPoint(BaseModel):
    """What must stay in sight when the image is cut."""

    x: float = Field(ge=0, le=1, description="Part of the width, from the left.")
    y: float = Field(ge=0, le=1, description="Part of the height, from the top.")


class ImageDocument(BaseModel):
    """An image with its text alternative."""

    alt: TextIn | None = Field(
        description="Alternative text, in the best language for the reader; "
        "null: decorative, write an empty alt."
    )
    credit: str = Field(description='Whose picture it is; "": not recorded.')
    width: int = Field(description="Of the original, in pixels.")
    height: int = Field(description="Of the original, in pixels.")
    focal_point: FocalPoint | None = Field(description="null: not set.")
    dominant_colour: str = Field(
        description='#rrggbb, to stand in until the image is loaded; "": not known.'
    )
    renditions: ImageRenditions
    srcset: ImageSources


def image_document(image: SiteImage | None, language: str) -> ImageDocument | None:
    """Return an image as data, None when there is none or its file is damaged."""
    files = renditions_of(image) if image else {}
    if image is None or not files:
        return None
    sizes = {name: _rendition(name, files) for name in SIZES}
    widths = _without_repeats([sizes[name] for name in WIDTHS])
    sizes |= dict(zip(WIDTHS, widths, strict=True))
    return ImageDocument(
        alt=text_in(image.alternative_text(language)),
        credit=image.credit,
        width=image.width,
        height=image.height,
        focal_point=_focal_point(image),
        dominant_colour=image.dominant_colour,
        renditions=ImageRenditions(**sizes),
        srcset=ImageSources(
            webp=_srcset([size.webp for size in widths]),
            fallback=_srcset([size.fallback for size in widths]),
        ),
    )


def _rendition(name: str, files: Mapping[str, Rendition]) -> ImageRendition:
    def fields(file_format: str) -> dict[str, str | int]:
        found = files[specification(name, file_format)]
        return {
            "url": absolute(found.url),
            "width": found.width,
            "height": found.height,
        }

    return ImageRendition(
        webp=ImageFile(**fields("webp")), fallback=FallbackFile(**fields("jpeg"))
    )


def _without_repeats(sizes: list[ImageRendition]) -> list[ImageRendition]:
    """Return the sizes with one file for each width: what is narrow is not repeated."""
    first: dict[int, ImageRendition] = {}
    return [first.setdefault(size.webp.width, size) for size in sizes]


def _srcset(files: list[ImageFile]) -> str:
    addresses = {file.width: file.url for file in files}
    return ", ".join(f"{url} {width}w" for width, url in addresses.items())


def _focal_point(image: SiteImage) -> FocalPoint | None:
    if image.focal_point_x is None or image.focal_point_y is None:
        return None
    return FocalPoint(
        x=_part(image.focal_point_x, image.width),
        y=_part(image.focal_point_y, image.height),
    )


def _part(position: int, whole: int) -> float:
    """Return a position as a part of the whole; a new file may be smaller."""
    return round(min(position / whole, 1), 4) if whole else 0
