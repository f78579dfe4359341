"""What every document says before its own fields."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, Field

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
