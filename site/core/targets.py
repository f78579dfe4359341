"""What one document links to and shows, each thing read once.

A page may hold a hundred links in a dozen blocks: they are collected first, and
the number of queries does not grow with them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from pydantic import BaseModel, Field
from wagtail.models import Page

from core.links import (
    active_language,
    path_of,
    public_pages,
    site_documents,
    valid_id,
)
from core.models import SiteDocument, SiteImage
from core.renditions import SPECS

Reference = tuple[type[Model], Any, str, str]


class LinkDocument(BaseModel):
    """Where a link leads."""

    url: str = Field(description="Absolute address.")
    path: str | None = Field(description="Path on this site; null: elsewhere.")
    key: str | None = Field(description="Of the document; null: not in the API.")
    kind: str | None = Field(description="Of the document; null: not in the API.")
    language: str | None = Field(
        description="Language of the page it leads to; null: not known."
    )
    external: bool = Field(description="Leads to another site.")


@dataclass(frozen=True, slots=True)
class Targets:
    """Pages, documents and images by the id that a text or block names.

    Attributes:
        language: Whose readers the document is for.
        pages: Public pages only, in the best language for these readers.
        documents: Documents that exist.
        images: Images with their renditions at hand.
    """

    language: str
    pages: Mapping[str, Page] = field(default_factory=dict)
    documents: Mapping[str, SiteDocument] = field(default_factory=dict)
    images: Mapping[str, SiteImage] = field(default_factory=dict)

    def page(self, pk: Any) -> Page | None:
        """Return the public page for an id."""
        return self.pages.get(valid_id(pk))

    def document(self, pk: Any) -> SiteDocument | None:
        """Return the document with an id."""
        return self.documents.get(valid_id(pk))

    def image(self, image: SiteImage | None) -> SiteImage | None:
        """Return an image with its renditions at hand, if they were collected."""
        return image and self.images.get(str(image.pk), image)


def read_targets(references: Iterable[Reference], language: str = "") -> Targets:
    """Read everything that references name.

    Args:
        references: As Wagtail's blocks and rich text yield them.
        language: Of the readers; the active one if not given.
    """
    language = language or active_language()
    ids: dict[type[Model], set[str]] = defaultdict(set)
    for model, pk, *_paths in references:
        ids[Page if issubclass(model, Page) else model].add(valid_id(pk))
    return Targets(
        language=language,
        pages=public_pages(ids[Page], language),
        documents=site_documents(ids[SiteDocument]),
        images=_images(ids[SiteImage]),
    )


def _images(ids: Iterable[str]) -> dict[str, SiteImage]:
    wanted = [pk for pk in ids if pk]
    if not wanted:
        return {}
    found = SiteImage.objects.filter(pk__in=wanted).prefetch_renditions(*SPECS)
    return {str(image.pk): image for image in found}


def page_link(page: Page) -> LinkDocument:
    """Return a link to a public page."""
    _site, root_url, path = page.get_url_parts()
    kind = getattr(page, "kind", "") or None
    return LinkDocument(
        url=f"{root_url}{path}",
        path=path_of(page),
        key=str(page.translation_key) if kind else None,
        kind=kind,
        language=page.locale.language_code,
        external=False,
    )


def address_link(url: str) -> LinkDocument:
    """Return a link to another site."""
    return LinkDocument(
        url=url, path=None, key=None, kind=None, language=None, external=True
    )
