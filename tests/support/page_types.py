"""One public example of everything that has a look of its own, per language.

Found in the seeded database, so that a new page type is looked at by the
browser and the HTML checker without being named here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from core.languages import LANGUAGE_CODES
from core.models import BasePage
from publication.models import Publication

# Rows of registries have pages that belong to no page type.
NEVER_PUBLIC = {"PartnerBranchPage"}
SEARCH_WORDS = {"pl": "partnerstwo", "en": "partnership", "uk": "партнерство"}
NO_SUCH_WORD = "qqxzzyq"
LIST_VIEWS = {
    "list as a table": "?view=table",
    "list as a map": "?view=map",
    "list without records": f"?q={NO_SUCH_WORD}",
}


@dataclass(frozen=True, slots=True)
class Example:
    """Addresses of one kind of page by language."""

    name: str
    addresses: dict[str, str]


def page_classes() -> list[type[BasePage]]:
    """Return every page type that readers can open."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.__name__ not in NEVER_PUBLIC
    ]


def examples() -> list[Example]:
    """Return an example of every page type, registry page and view."""
    pages = list(page_examples())
    return [
        *pages,
        *below_pages(pages),
        *registry_examples(),
        *view_examples(),
    ]


def below_pages(pages: list[Example]) -> Iterator[Example]:
    """Yield what answers below a page of some type."""
    for example in pages:
        if example.name == "PracticePage":
            yield Example(
                "versions of a record",
                {code: f"{url}versions/" for code, url in example.addresses.items()},
            )
        if example.name == "PracticeIndexPage":
            for name, query in LIST_VIEWS.items():
                yield Example(
                    name,
                    {code: url + query for code, url in example.addresses.items()},
                )


def page_examples() -> Iterator[Example]:
    """Yield the longest page of every page type, in every language it has."""
    for model in page_classes():
        pages = model.objects.live().public()
        longest = (
            Publication.objects.filter(
                key__in=pages.values("translation_key"), withdrawn_at=None
            )
            .order_by(Length("search_text").desc(), "key")
            .values_list("key", flat=True)
            .first()
        )
        if longest is not None:
            pages = pages.filter(translation_key=longest)
        elif first := pages.order_by("translation_key").first():
            pages = pages.filter(translation_key=first.translation_key)
        yield Example(
            model.__name__,
            {page.language: str(page.url) for page in pages.select_related("locale")},
        )


def registry_examples() -> Iterator[Example]:
    """Yield the longest page of every kind of registry row."""
    page_keys = Page.objects.values("translation_key")
    rows = Publication.objects.filter(withdrawn_at=None).exclude(key__in=page_keys)
    for kind in sorted(set(rows.values_list("kind", flat=True))):
        of_kind = rows.filter(kind=kind).exclude(path="")
        longest = of_kind.order_by(Length("search_text").desc(), "key").first()
        if longest is not None:
            versions = of_kind.filter(key=longest.key)
            yield Example(kind, dict(versions.values_list("language", "path")))


def view_examples() -> Iterator[Example]:
    """Yield the pages that no editor writes."""
    for name, view, query in (
        ("display settings", "display_settings", {}),
        ("evidence levels", "evidence_levels", {}),
        ("search", "search", {}),
        ("search with hits", "search", SEARCH_WORDS),
        ("search without hits", "search", dict.fromkeys(LANGUAGE_CODES, NO_SUCH_WORD)),
        ("search to be sent", "saved_save", SEARCH_WORDS),
    ):
        yield Example(
            name,
            {
                code: address_in(code, view, query.get(code, ""))
                for code in LANGUAGE_CODES
            },
        )
    yield Example("error 404", {code: f"/{code}/nobody/" for code in LANGUAGE_CODES})


def address_in(language: str, view: str, words: str = "") -> str:
    """Return a view's address in a language, with words to search for."""
    with translation.override(language):
        address = reverse(view)
    return f"{address}?{urlencode({'q': words})}" if words else address
