"""What every document says before its own fields."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from core.blocks.pictures import ImageDocument, image_document
from core.meta import Crumb, PageMeta
from publication.registry import Content


class TranslationLink(BaseModel):
    """Another language of the same object."""

    language: str = Field(description="Language code: pl, en or uk.")
    path: str = Field(description="Path on the site; empty: no page of its own.")
    url: str = Field(description="Absolute address; empty: no page of its own.")
    state: str = Field(
        description="source, current, stale (the source has changed since), or, "
        "in previews only, draft."
    )


class Envelope(BaseModel):
    """Fields common to all kinds."""

    key: uuid.UUID = Field(
        description="Permanent identifier, the same in all languages."
    )
    kind: str = Field(description="Kind of object.")
    language: str = Field(description="Language of this document.")
    title: str
    path: str = Field(description="Path on the site; empty: no page of its own.")
    url: str = Field(description="Absolute address; empty: no page of its own.")
    first_published: datetime
    changed: datetime
    translations: list[TranslationLink] = Field(
        description="The languages it exists in, this one included."
    )


class Seo(BaseModel):
    """What the head of the object's page says to search engines."""

    title: str = Field(description="Without the name of the site.")
    description: str = Field(description="Empty: no page of its own.")
    canonical: str = Field(description="Absolute address; empty: no page of its own.")
    image: ImageDocument | None = Field(
        description="Picture shown where the address is shared."
    )


class PageFacts(BaseModel):
    """What a document says about its page, the same as the page's HTML."""

    breadcrumbs: list[Crumb] = Field(
        description="The pages above it, the home page first, without itself."
    )
    seo: Seo
    json_ld: list[dict[str, Any]] = Field(description="schema.org objects.")


def page_facts(meta: PageMeta, language: str) -> PageFacts:
    """Return what a document says about its page."""
    return PageFacts(
        breadcrumbs=list(meta.breadcrumbs),
        seo=Seo(
            title=meta.title,
            description=meta.description,
            canonical=meta.canonical,
            image=image_document(meta.share_image, language),
        ),
        json_ld=meta.json_ld,
    )


@dataclass(frozen=True, slots=True)
class Version:
    """One language of a public object, before it becomes a row."""

    language: str
    title: str
    path: str
    root_url: str
    state: str
    reference: str
    content: Content
    facts: PageFacts
    depends_on: frozenset[str] = frozenset()
    first_published: datetime | None = None

    @property
    def url(self) -> str:
        """The absolute address."""
        return f"{self.root_url}{self.path}" if self.path else ""

    def link(self) -> TranslationLink:
        """Return this version as the other languages list it."""
        return TranslationLink(
            language=self.language, path=self.path, url=self.url, state=self.state
        )
