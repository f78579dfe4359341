"""Which languages of an object are public right now, and what they say."""

import uuid
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import timezone, translation
from wagtail.models import Page, Site

from core.languages import LANGUAGE_CODES
from core.models import BasePage
from core.page_translation.coverage import coverage
from publication.envelope import Envelope, TranslationLink, Version
from publication.registry import RowPublisher, page_projection, reference_to


def page_versions(key: uuid.UUID) -> tuple[str, list[Version]]:
    """Return the kind and the public versions of the pages with a key.

    Drafts, restricted pages and aliases' missing parents never count: a page
    is public when it is live, nothing above it is restricted, and it has an
    address.
    """
    pages = [
        page
        for page in Page.objects.filter(translation_key=key)
        .live()
        .public()
        .select_related("locale")
        .specific()
        if isinstance(page, BasePage)
    ]
    states = {item.language: item.state.value for item in coverage(pages) if item.page}
    versions: list[Version] = []
    kind = ""
    for page in sorted(pages, key=lambda page: LANGUAGE_CODES.index(page.language)):
        project = page_projection(page)
        parts = page.get_url_parts()
        if project is None or parts is None or not parts[2]:
            continue
        kind = page.kind
        with translation.override(page.language):
            content = project(page)
        versions.append(
            Version(
                language=page.language,
                title=page.title,
                path=parts[2],
                root_url=parts[1],
                state=states[page.language],
                reference=reference_to(page),
                content=content,
                first_published=page.first_published_at,
            )
        )
    return kind, versions


def row_versions(row: Model, publisher: RowPublisher) -> list[Version]:
    """Return the public versions of a registry row."""
    versions: list[Version] = []
    for language in LANGUAGE_CODES:
        with translation.override(language):
            content = publisher.project(row, language)
        if content is None:
            continue
        versions.append(
            Version(
                language=language,
                title=content.title,
                path=content.path,
                root_url=root_url(),
                state="source" if language == settings.LANGUAGE_CODE else "current",
                reference=reference_to(row),
                content=content,
            )
        )
    return versions


def root_url() -> str:
    """Return the address of the site that registry rows are shown on."""
    site = Site.objects.filter(is_default_site=True).first()
    return str(site.root_url) if site else settings.SITE_URL


def draft_document(page: BasePage) -> dict[str, Any]:
    """Return a page as it is in memory as the API's document; store nothing.

    The other languages are the public ones: a preview opens one draft, not all.

    Raises:
        LookupError: when the page is of no published kind or has no address.
    """
    project = page_projection(page)
    parts = page.get_url_parts()
    if project is None or parts is None or not parts[2]:
        raise LookupError(f"{page} is never published.")
    with translation.override(page.language):
        content = project(page)
    now = timezone.now()
    envelope = Envelope(
        key=page.translation_key,
        kind=page.kind,
        language=page.language,
        title=page.title,
        path=parts[2],
        url=f"{parts[1]}{parts[2]}",
        first_published=page.first_published_at or now,
        changed=page.latest_revision_created_at or now,
        translations=draft_translations(page, parts[2], parts[1]),
    )
    return {
        **envelope.model_dump(mode="json"),
        **content.summary.model_dump(mode="json"),
        **content.body.model_dump(mode="json"),
    }


def draft_translations(page: BasePage, path: str, root: str) -> list[TranslationLink]:
    """Return the public languages of a page, and the draft's own in its place."""
    _kind, versions = page_versions(page.translation_key)
    links = {version.language: version.link() for version in versions}
    known = links.get(page.language)
    links[page.language] = TranslationLink(
        language=page.language,
        path=path,
        url=f"{root}{path}",
        state=known.state if known else "source" if page.is_source else "current",
    )
    return [links[code] for code in LANGUAGE_CODES if code in links]
