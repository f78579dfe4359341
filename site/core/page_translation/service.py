"""Start, save and publish the translation of a page.

wagtail-localize by itself copies untranslated parents as live aliases, fills
gaps with source text, publishes after the transaction and loses Cyrillic
slugs; the functions here do none of that.
"""

import hashlib
from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import BasePage
from core.page_translation.errors import (
    ParentNotTranslatedError,
    TranslationHeldBackError,
    TranslationIncompleteError,
)
from core.slugs import slugify_ascii

# An address may change without making the text stale.
NOT_TEXT = frozenset({"slug"})


def string_segments(page: BasePage) -> Iterator[StringSegmentValue]:
    """Yield the translatable strings of a page in reading order."""
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            yield segment


def text_hash(page: BasePage) -> str:
    """Return the SHA-256 of the page's translatable text (hexadecimal)."""
    digest = hashlib.sha256()
    for segment in string_segments(page):
        if segment.path not in NOT_TEXT:
            digest.update(f"{segment.path}\x1f{segment.string.data}\x1e".encode())
    return digest.hexdigest()


def remember_text(page: BasePage) -> None:
    """Store the hash of a source page's published text; others keep theirs."""
    if page.is_source:
        page.text_hash = text_hash(page)
        type(page).objects.filter(pk=page.pk).update(text_hash=page.text_hash)


@transaction.atomic
def translation_start(*, page: BasePage, locale: Locale) -> Translation:
    """Open a translation of a page, from its text as it stands now.

    Raises:
        ParentNotTranslatedError: when the page above has no translation.
    """
    require_translated_parent(page, locale)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    return translation


def require_translated_parent(page: Page, locale: Locale) -> None:
    """Raise unless the page above exists in the language (not as an alias)."""
    parent = page.get_parent()
    if parent.is_root():
        return
    translated = parent.get_translation_or_none(locale)
    if translated is None or translated.alias_of_id:
        raise ParentNotTranslatedError


@transaction.atomic
def translation_save(
    *, translation: Translation, user: AbstractBaseUser | None, publish: bool
) -> Page:
    """Write the translated page; publish it in the same transaction.

    Raises:
        ParentNotTranslatedError: when the page above has no translation.
        TranslationIncompleteError: when publishing with untranslated text.
        TranslationHeldBackError: when a person publishes what must be read first.
    """
    source_page = translation.source.get_source_instance()
    require_translated_parent(source_page, translation.target_locale)
    total, done = translation.get_progress()
    if publish and done < total:
        raise TranslationIncompleteError(total - done)
    _romanise_slug(translation)
    page, created = translation.source.create_or_update_translation(
        translation.target_locale,
        user=user,
        publish=False,
        copy_parent_pages=False,
        fallback=True,
    )
    if created:
        _mark_unread(page)
    if publish:
        made_from = text_hash(translation.source.as_instance())
        revision = page.get_latest_revision()
        obstacle = revision.as_object().publication_obstacle()
        if user is not None and obstacle:
            raise TranslationHeldBackError(obstacle)
        revision.content["text_hash"] = made_from
        revision.save(update_fields=["content"])
        revision.publish(user=user, log_action=True)
        page.refresh_from_db()
    return page


def _mark_unread(page: Page) -> None:
    """Say that nobody has read a new translation, whatever its source says."""
    revision = page.get_latest_revision()
    revision.content["proofread"] = False
    revision.save(update_fields=["content"])
    type(page).objects.filter(pk=page.pk).update(proofread=False)


def _romanise_slug(translation: Translation) -> None:
    """Turn a slug typed in Cyrillic into the Latin one it will be stored as."""
    slugs = StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object=translation.source.object,
        context__path="slug",
    )
    for slug in slugs:
        latin = slugify_ascii(slug.data, translation.target_locale.language_code)
        if latin != slug.data:
            slug.data = latin
            slug.save(update_fields=["data"])
