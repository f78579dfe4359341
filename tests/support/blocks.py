"""A page with one block of every kind, in three languages, for stored documents."""

import uuid
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation

from core.identity import key_for
from core.models import SiteDocument, SiteImage
from core.page_translation.service import translation_save
from home.models import ContentPage
from tests.support.pages import content_page, started, translated

TARGET_KEY = key_for("page", "block-library-target")
FILE_NAME = "rules"
ENGLISH = {
    "Jak działamy": "How we work",
    "Most nad rzeką": "The bridge over the river",
    "Razem wiemy więcej.": "Together we know more.",
    "Regulamin": "Rules",
    "Kto może dołączyć?": "Who may join?",
    "<b>Każda</b> instytucja.": "<b>Every</b> institution.",
    "Liczba instytucji": "Number of institutions",
    "Rok": "Year",
    "Liczba": "Number",
    "Dołącz": "Join us",
    "Napisz do nas.": "Write to us.",
    "Dowiedz się": "Learn how",
    "instytucji": "institutions",
    "Film o partnerstwie": "A film about the partnership",
    "Ludzie przy stole.": "People at a table.",
    "Aktualności": "News",
}


def picture_bytes(
    size: tuple[int, int] = (1600, 900),
    colour: Any = "#8a1538",
    mode: str = "RGB",
    kind: str = "PNG",
) -> bytes:
    """Return a picture of one colour."""
    stream = BytesIO()
    Image.new(mode, size, colour).save(stream, kind)
    return stream.getvalue()


def picture(
    content: bytes | None = None, name: str = "picture.png", **fields: Any
) -> SiteImage:
    """Return a stored picture."""
    file = ImageFile(BytesIO(content or picture_bytes()), name=name)
    image = SiteImage(title=name, file=file, **fields)
    image.save()
    return image


def document(content: bytes = b"%PDF-1.7 text", **fields: Any) -> SiteDocument:
    """Return a stored file to download."""
    file = ContentFile(content, name=f"{FILE_NAME}.pdf")
    values = {
        "title": "Regulamin współpracy",
        "language": "pl",
        "accessible": True,
        **fields,
    }
    stored = SiteDocument(file=file, **values)
    stored.save()
    return stored


def every_block(target: ContentPage, image: SiteImage, file: SiteDocument) -> list[Any]:
    """Return a block of each kind."""
    links = (
        f'<p>Zob. <a linktype="page" id="{target.pk}">zasady</a>, '
        f'<a linktype="document" id="{file.pk}">regulamin</a>, '
        '<a href="https://www.wup-krakow.pl/">urząd</a>.</p>'
    )
    shown = {"image": image, "caption": "Most nad rzeką"}
    return [
        ("heading", {"text": "Jak działamy"}),
        ("paragraph", links),
        ("picture", shown),
        ("gallery", {"pictures": [shown, {"image": image, "caption": ""}]}),
        (
            "quote",
            {
                "text": "Razem wiemy więcej.",
                "attribution": "Anna Nowak",
                "source_url": None,
            },
        ),
        ("documents", {"title": "Regulamin", "documents": [file]}),
        (
            "accordion",
            {
                "items": [
                    {
                        "title": "Kto może dołączyć?",
                        "text": "<p><b>Każda</b> instytucja.</p>",
                    }
                ]
            },
        ),
        (
            "table",
            {
                "caption": "Liczba instytucji",
                "table": {
                    "data": [["Rok", "Liczba"], ["2008", "55"], ["2009", None]],
                    "first_row_is_table_header": True,
                    "first_col_is_header": True,
                },
            },
        ),
        (
            "call_to_action",
            {
                "title": "Dołącz",
                "text": "Napisz do nas.",
                "label": "Dowiedz się",
                "page": target,
                "url": "",
            },
        ),
        (
            "figures",
            {
                "items": [
                    {
                        "value": "55",
                        "label": "instytucji",
                        "source": "WUP Kraków",
                        "source_url": "https://www.wup-krakow.pl/",
                    }
                ]
            },
        ),
        (
            "video",
            {
                "url": "https://youtu.be/abcdefghijk",
                "title": "Film o partnerstwie",
                "description": "Ludzie przy stole.",
            },
        ),
        ("listing", {"title": "Aktualności", "kind": "news", "count": 3}),
    ]


def block_library() -> tuple[ContentPage, Mapping[str, str]]:
    """Return the Polish page, published in three languages, and what to replace.

    The page it links to has no Ukrainian version. The mapping leads from what
    differs between databases to what the stored documents say.
    """
    target = content_page("Zasady współpracy", translation_key=TARGET_KEY)
    translated(target, "en", title="Rules of work", slug="rules-of-work")
    image = picture(
        name="bridge.png",
        alt_pl="Kamienny most",
        alt_en="A stone bridge",
        credit="A. Nowak",
    )
    image.focal_point_x, image.focal_point_y = 400, 450
    image.focal_point_width = image.focal_point_height = 100
    image.save()
    file = document(licence_code="cc-by-4.0")
    page = content_page("Biblioteka bloków")
    page.body = every_block(target, image, file)
    for number, block in enumerate(page.body):
        block.id = str(uuid.UUID(int=number + 1))
    page.save_revision().publish()
    for language, words in (("en", ENGLISH), ("uk", {})):
        translation = started(page, language)
        locale = Locale.objects.get(language_code=language)
        for segment in StringSegment.objects.filter(source=translation.source):
            if said := words.get(segment.string.data):
                StringTranslation.objects.filter(
                    translation_of=segment.string, locale=locale
                ).update(data=said)
        translation_save(translation=translation, user=None, publish=True)
    stem = str(image.file.name).rpartition("/")[2].rpartition(".")[0]
    return ContentPage.objects.get(pk=page.pk), {
        f"/documents/{file.pk}/{file.filename}": "/documents/1/rules.pdf",
        f"/{stem}.": "/bridge.",
    }
