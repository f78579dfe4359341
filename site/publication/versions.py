"""Which languages of an object are public right now, and what they say."""

import uuid
from dataclasses import replace

from django.conf import settings
from django.db.models import Model
from django.utils import translation
from wagtail.models import Page, Site

from core.languages import LANGUAGE_CODES
from core.meta import PageMeta, page_meta
from core.models import BasePage
from core.page_translation.coverage import coverage
from publication.envelope import Version, page_facts
from publication.registry import (
    Content,
    RowPublisher,
    page_projection,
    reference_to,
)


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
            content = described(project(page), page)
            facts = page_facts(content.meta or PageMeta(), page.language)
        versions.append(
            Version(
                language=page.language,
                title=page.title,
                path=parts[2],
                root_url=parts[1],
                state=states[page.language],
                reference=reference_to(page),
                content=content,
                facts=facts,
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
            facts = page_facts(content.meta or PageMeta(content.title), language)
        versions.append(
            Version(
                language=language,
                title=content.title,
                path=content.path,
                root_url=root_url(),
                state="source" if language == settings.LANGUAGE_CODE else "current",
                reference=reference_to(row),
                content=content,
                facts=facts,
            )
        )
    return versions


def described(content: Content, page: BasePage) -> Content:
    """Add what a page says about itself, and what that is made of."""
    meta = page_meta(page)
    images = [meta.share_image] if meta.share_image else []
    shown = [*content.depends_on, *page.ancestor_pages, *images]
    return replace(content, meta=meta, depends_on=shown)


def root_url() -> str:
    """Return the address of the site that registry rows are shown on."""
    site = Site.objects.filter(is_default_site=True).first()
    return str(site.root_url) if site else settings.SITE_URL
