"""Small pages for tests, made through the product's own services."""

from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.identity import key_for
from core.page_translation.service import translation_save, translation_start
from home.models import ContentPage


def home(language: str = "pl") -> Page:
    """Return the seeded home page of a language."""
    return Page.objects.get(
        translation_key=key_for("page", "home"), locale__language_code=language
    ).specific


def content_page(
    title: str = "Strona próbna", *, parent: Page | None = None, **fields: Any
) -> ContentPage:
    """Return a published Polish page with one paragraph."""
    page = ContentPage(title=title, summary=f"{title}: opis.", **fields)
    page.body = [("paragraph", f"<p>{title}: treść.</p>")]
    (parent or home()).add_child(instance=page)
    page.save_revision().publish()
    return ContentPage.objects.get(pk=page.pk)


def started(
    page: Page, language: str, texts: dict[str, str] | None = None
) -> Translation:
    """Open a translation and fill in every text: the given one or a made-up one."""
    locale = Locale.objects.get(language_code=language)
    translation = translation_start(page=page, locale=locale)
    segments = StringSegment.objects.filter(source=translation.source)
    for segment in segments.select_related("string", "context"):
        path = segment.context.path
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": (texts or {}).get(path, f"{language} {segment.string.data}"),
                "translation_type": "manual",
            },
        )
    return translation


def translated(page: Page, language: str, **texts: str) -> Page:
    """Return the published translation of a page."""
    return translation_save(
        translation=started(page, language, texts), user=None, publish=True
    )
