"""In which languages a page exists, and whether each says what the source says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_CODES


class TranslationState(TextChoices):
    """State of one language of a page."""

    SOURCE = "source", _("Source")
    CURRENT = "current", _("Up to date")
    STALE = "stale", _("Older than the source")
    DRAFT = "draft", _("Draft")
    MISSING = "missing", _("Missing")


class PageVersion(Protocol):
    """What the state of a page in one language depends on: a page, or its row."""

    @property
    def language(self) -> str: ...

    @property
    def live(self) -> bool: ...

    @property
    def is_source(self) -> bool: ...

    @property
    def text_hash(self) -> str: ...


Version = TypeVar("Version", bound=PageVersion)


@dataclass(frozen=True, slots=True)
class Coverage(Generic[Version]):
    """A page's state in one language."""

    language: str
    state: TranslationState
    page: Version | None


def state_of(page: PageVersion, source_hash: str) -> TranslationState:
    """Return the state of an existing page."""
    if not page.live:
        return TranslationState.DRAFT
    if page.is_source:
        return TranslationState.SOURCE
    if source_hash and page.text_hash != source_hash:
        return TranslationState.STALE
    return TranslationState.CURRENT


def coverage(versions: Iterable[Version]) -> list[Coverage[Version]]:
    """Return the state of every language, from the pages that exist."""
    by_language = {page.language: page for page in versions}
    sources = [page for page in by_language.values() if page.is_source]
    source_hash = sources[0].text_hash if sources else ""
    return [
        Coverage(code, state_of(by_language[code], source_hash), by_language[code])
        if code in by_language
        else Coverage(code, TranslationState.MISSING, None)
        for code in LANGUAGE_CODES
    ]
