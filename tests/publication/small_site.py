"""The seeded site with little that is public: compared whole in a moment."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from django.db.models import Model
from django.db.models.signals import post_delete
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from core.identity import key_for
from core.models import BasePage, SiteImage
from home.models import FoundingDocument, MenuItem, NewsIndexPage
from partners_exchange.models import Partner
from publication import receivers, services
from publication.models import (
    Publication,
    PublicationCount,
    PublicationTermCount,
    PublishedPath,
)
from publication.registry import Content, registry
from vocabularies.enums import Scheme
from vocabularies.models import Concept

KEPT = [key_for("page", name) for name in ("home", "news", "partners")]
COUNTRIES = ("FR", "PL")
# A word that stands nowhere else, so that whoever shows it shows that very text.
TOKEN = re.compile(r"(?:znak|adres)\d+x", re.IGNORECASE)
numbers = count(1)


def token(word: str = "Znak") -> str:
    """Return a word that was never written before."""
    return f"{word}{next(numbers)}x"


def tokens(*texts: object) -> set[str]:
    """Return the words of ours in some texts or bytes."""
    return {
        found.lower()
        for text in texts
        for found in TOKEN.findall(
            bytes(text).decode()
            if isinstance(text, bytes | memoryview)
            else str(text or "")
        )
    }


def said_by(page: BasePage) -> set[str]:
    """Return the words of ours that a page says, those of its address included."""
    blocks = [block.get_prep_value() for block in getattr(page, "body", ())]
    return tokens(page.title, page.summary, blocks, page.url_path, page.slug)


@contextmanager
def unheard() -> Iterator[None]:
    """Delete without telling the publication table."""
    post_delete.disconnect(dispatch_uid="publication.delete")
    try:
        yield
    finally:
        receivers.connect()


def make_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave three home pages, two lists and two countries public."""
    countries = Concept.objects.filter(scheme=Scheme.COUNTRY, code__in=COUNTRIES)
    hide_rows(monkeypatch, Partner, shown=frozenset())
    hide_rows(monkeypatch, FoundingDocument, shown=frozenset())
    hide_rows(monkeypatch, Concept, frozenset(countries.values_list("pk", flat=True)))
    other_pages = Page.objects.exclude(translation_key__in=KEPT).filter(depth__gt=1)
    other_pages.update(live=False)
    with unheard():
        for model in (
            MenuItem,
            Publication,
            PublicationCount,
            PublicationTermCount,
            PublishedPath,
        ):
            model._default_manager.all().delete()
    services.publication_refresh_everything()


def hide_rows(
    monkeypatch: pytest.MonkeyPatch, model: type[Model], shown: frozenset[object]
) -> None:
    """Let what is seeded of a registry be as good as not there."""
    hidden = set(model._default_manager.values_list("pk", flat=True)) - shown
    publisher = registry.rows[model]
    every_row = services.every_row

    def project(row: Any, language: str) -> Content | None:
        return None if row.pk in hidden else publisher.project(row, language)

    def shown_rows(asked: type[Model]) -> Iterator[Model]:
        if asked is not model:
            return every_row(asked)
        return iter(model._default_manager.exclude(pk__in=hidden))

    monkeypatch.setitem(registry.rows, model, replace(publisher, project=project))
    monkeypatch.setattr(services, "every_row", shown_rows)


def news_index() -> NewsIndexPage:
    """Return the Polish list of news."""
    return NewsIndexPage.objects.get(
        translation_key=key_for("page", "news"), locale__language_code="pl"
    )


def picture(alt: str) -> SiteImage:
    """Return a small stored image."""
    file = get_test_image_file(filename=f"obraz-{next(numbers)}.png", size=(8, 8))
    return SiteImage.objects.create(title="Obraz", file=file, alt_pl=alt)
