"""Pictures as data: bounded sizes, their texts, their colour."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from core.blocks.pictures import image_document
from core.colours import dominant_colour
from core.models import Rendition, SiteImage
from core.renditions import SPECS
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.support.blocks import picture, picture_bytes
from tests.support.pages import content_page

pytestmark = pytest.mark.django_db
SIZES = ("small", "medium", "large")


def described(image: SiteImage, language: str = "pl") -> dict:
    found = image_document(image, language)
    assert found is not None
    return found.model_dump(mode="json")


def widths(found: dict) -> list[int]:
    return [found["renditions"][size]["webp"]["width"] for size in SIZES]


def stored(image: SiteImage) -> SiteImage:
    return SiteImage.objects.get(pk=image.pk)


def test_a_large_picture_has_every_size_in_both_formats() -> None:
    found = described(picture(alt_pl="Most", credit="A"))
    assert widths(found) == [480, 960, 1440]
    assert (found["width"], found["height"], found["credit"]) == (1600, 900, "A")
    share = found["renditions"]["share"]["fallback"]
    assert (share["width"], share["height"], share["format"]) == (1200, 630, "jpeg")
    assert share["url"].startswith("http://localhost/media/")
    assert share["url"].endswith(".jpg")
    sources = found["srcset"]["webp"].split(", ")
    assert [source.split()[1] for source in sources] == ["480w", "960w", "1440w"]
    assert sources[0].split()[0] == found["renditions"]["small"]["webp"]["url"]


@pytest.mark.parametrize(
    ("size", "expected", "sources"),
    [
        ((300, 200), [300, 300, 300], ["300w"]),
        ((700, 400), [480, 700, 700], ["480w", "700w"]),
        ((480, 10), [480, 480, 480], ["480w"]),
        ((1, 1), [1, 1, 1], ["1w"]),
    ],
)
def test_a_small_picture_is_not_enlarged_and_named_once(
    size: tuple[int, int], expected: list[int], sources: list[str]
) -> None:
    found = described(picture(picture_bytes(size), is_decorative=True))
    assert widths(found) == expected
    for addresses in found["srcset"].values():
        assert [each.split()[1] for each in addresses.split(", ")] == sources
    share = found["renditions"]["share"]["webp"]
    assert share["width"] <= size[0]
    assert share["height"] <= size[1]


def test_the_alternative_text_says_its_language() -> None:
    image = picture(alt_pl="Most", alt_en="Bridge")
    assert described(image, "pl")["alt"] == {"text": "Most", "language": "pl"}
    assert described(image, "uk")["alt"] == {"text": "Bridge", "language": "en"}


def test_a_decorative_picture_has_none() -> None:
    image = stored(picture(alt_pl="Most", is_decorative=True))
    assert described(image)["alt"] is None
    image.save()
    assert stored(image).is_decorative


def test_the_focal_point_is_in_parts_and_decides_what_is_shared() -> None:
    left = Image.new("RGB", (2000, 500), "red")
    left.paste("blue", (1500, 0, 2000, 500))
    stream = BytesIO()
    left.save(stream, "PNG")
    image = picture(stream.getvalue(), is_decorative=True)
    assert described(image)["focal_point"] is None
    before = described(image)["renditions"]["share"]["fallback"]["url"]
    image.focal_point_x, image.focal_point_y = 1750, 250
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    found = described(image)
    assert found["focal_point"] == {"x": 0.875, "y": 0.5}
    assert found["renditions"]["share"]["fallback"]["url"] != before
    share = image.get_rendition("format-jpeg|fill-1200x630")
    with share.file.open() as file, Image.open(file) as seen:
        red, _green, blue = seen.getpixel((seen.width - 5, seen.height // 2))
    assert blue > red


def test_a_focal_point_outside_a_smaller_file_stays_inside() -> None:
    image = picture(picture_bytes((100, 50)), is_decorative=True)
    image.focal_point_x, image.focal_point_y = 900, 900
    image.focal_point_width = image.focal_point_height = 10
    SiteImage.objects.bulk_update([image], ["focal_point_x", "focal_point_y"])
    assert described(image)["focal_point"] == {"x": 1.0, "y": 1.0}


def test_a_transparent_picture_keeps_it_in_webp_and_is_white_beside() -> None:
    image = picture(picture_bytes(colour=(0, 0, 0, 0), mode="RGBA"), is_decorative=True)
    webp = image.get_rendition("format-webp|width-480")
    fallback = image.get_rendition("format-jpeg|width-480")
    with webp.file.open() as file, Image.open(file) as seen:
        assert seen.convert("RGBA").getpixel((5, 5))[3] == 0
    with fallback.file.open() as file, Image.open(file) as seen:
        assert seen.getpixel((5, 5)) == (255, 255, 255)
    assert described(image)["dominant_colour"] == "#ffffff"


def saved(image: Image.Image, kind: str, **options: object) -> BytesIO:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream


def striped() -> Image.Image:
    """Return a picture that is blue for the most part; its mean is another colour."""
    image = Image.new("RGB", (300, 100), "#0000ff")
    image.paste("#ffff00", (0, 0, 100, 100))
    return image


def half_transparent() -> Image.Image:
    image = Image.new("RGBA", (300, 100), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 50, 100))
    return image


PICTURES = {
    "photo": lambda: saved(striped(), "JPEG", quality=95),
    "palette": lambda: saved(striped().quantize(4), "PNG"),
    "palette with transparency": lambda: saved(half_transparent(), "GIF"),
    "transparency": lambda: saved(half_transparent(), "PNG"),
    "print colours": lambda: saved(striped().convert("CMYK"), "JPEG"),
    "animation": lambda: saved(
        striped(),
        "GIF",
        save_all=True,
        append_images=[Image.new("RGB", (300, 100), "red")],
    ),
    "moving WebP": lambda: saved(
        striped(),
        "WEBP",
        save_all=True,
        append_images=[Image.new("RGB", (300, 100), "red")],
    ),
    "new format": lambda: saved(striped(), "AVIF"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_colour_is_that_of_most_of_what_is_seen(name: str) -> None:
    colour = dominant_colour(PICTURES[name]())
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    assert blue > 200, colour
    assert max(red, green) < 60, colour


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [("L", 128, "#808080"), ("1", 1, "#ffffff"), ("LA", (9, 255), "#090909")],
)
def test_the_colour_of_grey(mode: str, colour: object, expected: str) -> None:
    stream = BytesIO(picture_bytes((20, 20), colour, mode))
    assert dominant_colour(stream) == expected
    assert stream.tell() == 0


@pytest.mark.parametrize(
    "content", [b"", b"no picture", picture_bytes()[:300], b"GIF89a" + b"\0" * 30]
)
def test_a_damaged_file_has_no_colour(
    content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert dominant_colour(BytesIO(content)) == ""
    assert "cannot be read" in caplog.text


def test_a_row_without_a_colour_gets_it_when_it_is_saved() -> None:
    image = picture(is_decorative=True)
    SiteImage.objects.filter(pk=image.pk).update(dominant_colour="")
    assert described(stored(image))["dominant_colour"] == ""
    stored(image).save()
    assert described(stored(image))["dominant_colour"] == "#8a1538"


def test_a_replaced_file_replaces_everything_made_of_it() -> None:
    image = picture(alt_pl="Most")
    page = content_page()
    page.body = [("picture", {"image": image, "caption": ""})]
    page.save_revision().publish()
    before = shown(page.translation_key)
    changed = stored(image)
    content = BytesIO(picture_bytes((500, 500), "#00ff00"))
    changed.file = ImageFile(content, name="other.png")
    changed.save()
    publication_refresh_dirty()
    after = shown(page.translation_key)
    assert (before["dominant_colour"], after["dominant_colour"]) == (
        "#8a1538",
        "#00ff00",
    )
    assert (after["width"], after["height"]) == (500, 500)
    assert widths(after) == [480, 500, 500]
    addresses = {file["url"] for file in files_of(before)}
    assert addresses.isdisjoint(file["url"] for file in files_of(after))
    assert stored(image).file_size == len(picture_bytes((500, 500), "#00ff00"))
    assert Rendition.objects.filter(image=image).count() == len(SPECS)


def files_of(found: dict) -> list[dict]:
    return [
        size[part]
        for size in found["renditions"].values()
        for part in ("webp", "fallback")
    ]


def shown(key: object) -> dict:
    row = Publication.objects.get(key=key, language="pl")
    return row.document["body"][0]["image"]


def test_a_new_text_alternative_publishes_what_shows_the_picture_again() -> None:
    image = picture(alt_pl="Most")
    page = content_page()
    page.body = [("picture", {"image": image, "caption": ""})]
    page.save_revision().publish()
    changed = stored(image)
    changed.alt_pl = "Kładka"
    changed.save()
    publication_refresh_dirty()
    assert shown(page.translation_key)["alt"]["text"] == "Kładka"


def test_a_lost_or_damaged_picture_is_left_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert image_document(None, "pl") is None
    image = picture(is_decorative=True)
    image.file.storage.delete(image.file.name)
    assert image_document(image, "pl") is None
    assert "cannot be resized" in caplog.text


def test_saving_some_fields_reads_no_file(
    django_assert_num_queries: Callable[..., object],
) -> None:
    image = stored(picture(is_decorative=True))
    image.file.storage.delete(image.file.name)
    image.credit = "B"
    image.save(update_fields=["credit"])
    assert stored(image).credit == "B"
