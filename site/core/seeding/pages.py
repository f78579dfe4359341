"""Create, translate and publish one shipped page."""

import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from core.models import BasePage
from core.page_translation.service import (
    string_segments,
    translation_save,
    translation_start,
)

Fields = Callable[[str], dict[str, Any]]
# What `content.html` writes for a link to a shipped page that does not exist yet.
OPEN_LINK = 'href="#"'


class SeedError(Exception):
    """The shipped content is not what it should be."""


@dataclass(frozen=True, slots=True)
class PageSeed:
    """A shipped page.

    Attributes:
        key: Permanent key of the page in every language.
        model: Its page type.
        parent: Key of the page above; None is the root of the tree.
        fields: Returns the field values in a language, the title and slug
            among them; stream values as lists made by `stream`.
        relations: Many-to-many values and other facts set on the source page
            before it is published.
    """

    key: uuid.UUID
    model: type[BasePage]
    parent: uuid.UUID | None
    fields: Fields
    relations: Callable[[Any], None] | None = None


# Shipped pages with links to pages that are shipped later, by key.
waiting: dict[uuid.UUID, PageSeed] = {}


def page_seed(seed: PageSeed) -> int:
    """Publish a shipped page in every language; return how many were new.

    Each language is one transaction; a page that exists stays as it is, so
    that an interrupted run goes on and an editor's changes are kept.
    """
    source = _find(seed, SOURCE_LANGUAGE)
    new = 0
    if source is None:
        with translation.override(SOURCE_LANGUAGE):
            source = _create_source(seed)
        new += 1
    for language in LANGUAGE_CODES:
        if language == SOURCE_LANGUAGE or _find(seed, language):
            continue
        with translation.override(language):
            _translate(seed, source, language)
        new += 1
    if _has_open_links(source):
        waiting[seed.key] = seed
    return new


def pages_relink() -> Iterator[str]:
    """Write the links that could not be made while pages were missing.

    Call it when every shipped page exists; yields the title of each page.
    """
    for key in list(waiting):
        seed = waiting.pop(key)
        # One transaction: a half-linked page would not be found again.
        with transaction.atomic():
            title = _relink(seed)
        yield title


def _relink(seed: PageSeed) -> str:
    with translation.override(SOURCE_LANGUAGE):
        source = _rewrite(seed)
    for language in LANGUAGE_CODES:
        if language != SOURCE_LANGUAGE:
            with translation.override(language):
                _translate(seed, source, language)
    return str(source.title)


def _has_open_links(page: BasePage) -> bool:
    stored = (
        page._meta.get_field(name).value_to_string(page) for name in page.prose_fields
    )
    # A stream's text is JSON: its quotation marks are escaped.
    return any(OPEN_LINK in text.replace("\\", "") for text in stored)


def _rewrite(seed: PageSeed) -> BasePage:
    """Publish the source page with its shipped prose once more."""
    source = seed.model.objects.get(
        translation_key=seed.key, locale__language_code=SOURCE_LANGUAGE
    )
    built = _build(seed, SOURCE_LANGUAGE)
    for name in seed.model.prose_fields:
        setattr(source, name, getattr(built, name))
    source.save_revision().publish(log_action=True)
    return seed.model.objects.get(pk=source.pk)


def _find(seed: PageSeed, language: str) -> BasePage | None:
    return seed.model.objects.filter(
        translation_key=seed.key, locale__language_code=language
    ).first()


def _build(seed: PageSeed, language: str) -> BasePage:
    """Return an unsaved page holding the shipped values of a language."""
    values = {
        name: json.dumps(value)
        if isinstance(seed.model._meta.get_field(name), StreamField)
        else value
        for name, value in seed.fields(language).items()
    }
    return seed.model(
        **values,
        translation_key=seed.key,
        locale=Locale.objects.get(language_code=language),
        source_language=SOURCE_LANGUAGE,
    )


@transaction.atomic
def _create_source(seed: PageSeed) -> BasePage:
    page = _build(seed, SOURCE_LANGUAGE)
    _parent(seed).add_child(instance=page)
    if seed.relations:
        seed.relations(page)
        page.save()
    page.save_revision().publish(log_action=True)
    return seed.model.objects.get(pk=page.pk)


def _parent(seed: PageSeed) -> Page:
    if seed.parent is None:
        return Page.get_first_root_node()
    return Page.objects.get(
        translation_key=seed.parent, locale__language_code=SOURCE_LANGUAGE
    )


@transaction.atomic
def _translate(seed: PageSeed, source: BasePage, language: str) -> None:
    locale = Locale.objects.get(language_code=language)
    started = translation_start(page=source, locale=locale)
    _fill(started, source, _build(seed, language))
    translation_save(translation=started, user=None, publish=True)


def _fill(started: Translation, source: BasePage, target: BasePage) -> None:
    """Store the target's strings as translations of the source's, pairwise.

    Raises:
        SeedError: when the two languages are not built alike.
    """
    wanted = [(part.path, part.string.data) for part in string_segments(target)]
    segments = list(
        StringSegment.objects.filter(source=started.source)
        .select_related("string", "context")
        .order_by("order")
    )
    paths = [segment.context.path for segment in segments]
    if paths != [path for path, _text in wanted]:
        different = set(paths).symmetric_difference(path for path, _text in wanted)
        raise SeedError(
            f"{source.title}: {started.target_locale.language_code} is not built "
            f"like the source ({len(paths)} and {len(wanted)} texts): {different}"
        )
    for segment, (_path, text) in zip(segments, wanted, strict=True):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=started.target_locale,
            defaults={"data": text, "translation_type": "manual", "has_error": False},
        )
