"""Which languages of an object are public right now, and what they say."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import translation
from wagtail.models import Page, Site

from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from core.meta import PageMeta, page_meta
from core.models import BasePage
from core.page_translation.coverage import coverage
from publication.envelope import Version, page_facts
from publication.loading import (
    ancestors,
    know_one_another,
    know_those_above,
    preload_facts,
    public_pages,
)
from publication.references import (
    field_references,
    reference_to,
    reference_to_object,
    shown_by,
    title_of,
)
from publication.registry import (
    Content,
    ObjectPublisher,
    RowPublisher,
    page_projection,
)

SOURCE, CURRENT = "source", "current"


@dataclass(frozen=True, slots=True)
class Projected:
    """An object as it should be public now; no versions: not public at all."""

    key: uuid.UUID
    kind: str = ""
    versions: Sequence[Version] = field(default_factory=list)


def projected_pages(keys: Iterable[uuid.UUID]) -> list[Projected]:
    """Return the objects that pages with these keys are.

    A page is public when it is live, nothing above it is restricted, it has an
    address, and it is written in its language: an alias that shows another
    language's text is none.
    """
    wanted = list(dict.fromkeys(keys))
    by_key: dict[uuid.UUID, list[BasePage]] = defaultdict(list)
    pages = public_pages(wanted)
    know_one_another(pages)
    preload_facts(pages)
    for page in pages:
        by_key[page.translation_key].append(page)
    above = ancestors(pages)
    return [_projected_page(key, by_key[key], above) for key in wanted]


def _projected_page(
    key: uuid.UUID, pages: list[BasePage], above: dict[str, Page]
) -> Projected:
    states = {item.language: item.state.value for item in coverage(pages) if item.page}
    versions = [
        version
        for page in pages
        if (version := page_version(page, states[page.language], above))
    ]
    return Projected(key, pages[0].kind if pages else "", versions)


def page_version(page: BasePage, state: str, above: dict[str, Page]) -> Version | None:
    """Return a page as one language of its object, None without an address."""
    project = page_projection(page)
    parts = page.get_url_parts()
    if project is None or parts is None or not parts[2]:
        return None
    know_those_above(page, above)
    with translation.override(page.language):
        content = project(page)
        facts = page_facts(page_meta(page), page.language)
    return Version(
        language=page.language,
        title=page.title,
        path=parts[2],
        root_url=parts[1],
        state=state,
        reference=reference_to(page),
        content=content,
        facts=facts,
        depends_on=frozenset(page_dependencies(page, content)),
        first_published=page.first_published_at,
    )


def page_dependencies(page: BasePage, content: Content) -> Iterator[str]:
    """Yield the names of everything a page's document was made from.

    What its other languages refer to counts as well: one holds the facts, and a
    part that is missing may be read from another. The languages themselves do
    not: they are projected together, and one that marked itself as out of date
    would be projected twice.
    """
    pages = {other.pk: other for other in page.live_translations.values()}
    pages |= {page.pk: page, page.facts.pk: page.facts}
    own = {title_of(pk) for pk in pages}
    shown = [*content.depends_on, *page.ancestor_pages]
    yield from {shown_by(other) for other in shown} - own
    for other in pages.values():
        yield from remembered_references(other) - own


def remembered_references(page: BasePage) -> frozenset[str]:
    """Return what a page's fields refer to; read once for all its languages."""
    found = page.__dict__.get("_references")
    if not isinstance(found, frozenset):
        found = page.__dict__["_references"] = frozenset(field_references(page))
    return found


def projected_row(row: Model, publisher: RowPublisher) -> Projected:
    """Return the object that a registry row is."""
    refers = frozenset(field_references(row))
    versions = [
        _version(code, content, reference_to(row), refers)
        for code in LANGUAGE_CODES
        if (content := _in_language(code, publisher.project, row))
    ]
    return Projected(publisher.key(row), publisher.kind, versions)


def projected_object(name: str, publisher: ObjectPublisher) -> Projected:
    """Return something made of several rows, such as a menu."""
    reference = reference_to_object(publisher.kind, name)
    versions = [
        _version(code, content, reference)
        for code in LANGUAGE_CODES
        if (content := _in_language(code, publisher.project, name))
    ]
    return Projected(publisher.key(name), publisher.kind, versions)


def _in_language(
    code: str, project: Callable[[Any, str], Content | None], what: Any
) -> Content | None:
    with translation.override(code):
        return project(what, code)


def _version(
    code: str,
    content: Content,
    reference: str,
    refers: frozenset[str] = frozenset(),
) -> Version:
    meta = content.meta or PageMeta(title=content.title)
    return Version(
        language=code,
        title=content.title,
        path=content.path,
        root_url=root_url(),
        state=SOURCE if code == SOURCE_LANGUAGE else CURRENT,
        reference=reference,
        content=content,
        facts=page_facts(meta, code),
        depends_on=refers.union(map(shown_by, content.depends_on)),
    )


def root_url() -> str:
    """Return the address of the site that registry rows are shown on."""
    for root in Site.get_site_root_paths():
        return str(root.root_url)
    return str(settings.SITE_URL)
