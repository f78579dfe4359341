"""Images as data: declared renditions with the alternative text of a language."""

from django.conf import settings
from pydantic import BaseModel, Field

from core.models import SiteImage

# The same specifications as the `picture` tag of the public templates, so that
# publishing a page makes every file its readers will ask for.
FORMATS = ("webp", "jpeg")
WIDTHS = (480, 960, 1440)
SPECIFICATIONS = [
    f"format-{image_format}|width-{width}"
    for image_format in FORMATS
    for width in WIDTHS
]


class ImageFile(BaseModel):
    """One size of an image in one format."""

    url: str = Field(description="Absolute address.")
    width: int
    height: int
    format: str = Field(description="webp or jpeg.")


class ImageDocument(BaseModel):
    """An image with its text alternative."""

    alt: str = Field(description="Alternative text; empty for a decorative image.")
    alt_language: str = Field(description="Language the alternative text is in.")
    credit: str
    files: list[ImageFile] = Field(description="By format, from narrow to wide.")


def image_document(image: SiteImage | None, language: str) -> ImageDocument | None:
    """Return an image as data, None when there is none."""
    if image is None:
        return None
    text = image.alternative_text(language)
    renditions = image.get_renditions(*SPECIFICATIONS)
    return ImageDocument(
        alt=text.value if text else "",
        alt_language=text.language if text else language,
        credit=image.credit,
        files=[
            ImageFile(
                url=f"{settings.SITE_URL}{renditions[name].url}",
                width=renditions[name].width,
                height=renditions[name].height,
                format=name.partition("|")[0].removeprefix("format-"),
            )
            for name in SPECIFICATIONS
        ],
    )
