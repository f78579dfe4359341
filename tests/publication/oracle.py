"""What must hold after anything an editor does, said without the table's own code."""

from collections.abc import Iterable, Sequence
from html import unescape

from django.core.cache import cache
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from core.models import BasePage, SiteImage
from home.models import MenuItem
from partners_exchange.models import Partner
from publication.checking import publication_differences
from publication.log import log_head
from publication.models import Publication
from tests.publication.editors import Editors
from tests.publication.small_site import said_by, tokens
from vocabularies.models import Concept

Place = tuple[str, str]


class Replica:
    """Somebody who keeps a copy of what is public by reading the log."""

    name = "replica"

    def __init__(self) -> None:
        self.rows: dict[Place, bytes] = {}
        self.read = 0

    def apply(self, rows: Sequence[Publication]) -> None:
        for row in rows:
            assert row.sequence > self.read, "The log goes backwards."
            self.read = row.sequence
            place = (str(row.key), row.language)
            if row.withdrawn_at is None:
                self.rows[place] = bytes(row.body)
            else:
                self.rows.pop(place, None)

    def reset(self) -> None:
        self.__init__()  # type: ignore[misc]


def rows_public() -> dict[Place, bytes]:
    """Return what the table says is public."""
    rows = Publication.objects.filter(withdrawn_at=None)
    return {(str(row.key), row.language): bytes(row.body) for row in rows}


def is_public(page: BasePage) -> bool:
    """Say whether anybody may read a page, from Wagtail's own tables alone."""
    paths = [page.path[: 4 * length] for length in range(1, page.depth + 1)]
    closed = PageViewRestriction.objects.filter(page__path__in=paths).exists()
    return page.live and not closed and not shows_another_language(page)


def shows_another_language(page: Page) -> bool:
    """Say whether a page is an alias, of an alias perhaps, of another language's."""
    source = page
    while source.alias_of_id:
        source = Page.objects.get(pk=source.alias_of_id)
    return bool(source.locale_id != page.locale_id)


def said_by_registries() -> set[str]:
    """Return the words of ours in rows that are no pages."""
    columns = [
        (Partner, ("name_pl", "name_en", "name_uk", "code")),
        (Partner, ("slug_pl", "slug_en", "slug_uk")),
        (Concept, ("label_pl", "label_en", "label_uk")),
        (MenuItem, ("label_pl", "label_en", "label_uk")),
        (SiteImage, ("alt_pl", "credit")),
    ]
    return {
        word
        for model, names in columns
        for values in model._default_manager.values_list(*names)
        for word in tokens(*values)
    }


def stored_words() -> dict[str, str]:
    """Return every word of ours in the table, and the row that holds it."""
    found = {}
    for row in Publication.objects.prefetch_related("terms"):
        said = tokens(
            row.title,
            row.path,
            row.summary,
            row.body,
            row.search_summary,
            row.search_text,
            row.sort_key,
        )
        found |= dict.fromkeys(said, str(row))
    return found


def assert_nothing_else_is_said(pages: Iterable[BasePage]) -> None:
    """What is stored is what public pages and registries say now, nothing older."""
    allowed = said_by_registries()
    for page in pages:
        if is_public(page):
            allowed |= said_by(page)
    leaked = {word: row for word, row in stored_words().items() if word not in allowed}
    assert not leaked, f"Stored and not public: {leaked}"


def assert_withdrawn_is_silent(editors: Editors) -> None:
    """Before anything is projected again: no word of what nobody may read."""
    pages = editors.pages()
    readable = {page.pk for page in pages if is_public(page)}
    allowed = said_by_registries()
    for page in pages:
        if page.pk in readable:
            allowed |= said_by(page)
    leaked = {
        word: row
        for word, row in stored_words().items()
        if word in editors.speakers
        and word not in allowed
        and not editors.speakers[word] & readable
    }
    assert not leaked, f"Still stored: {leaked}"


def assert_in_order() -> None:
    """Numbers are unique, and none lies beyond the head."""
    found = list(Publication.objects.values_list("sequence", flat=True))
    assert len(found) == len(set(found))
    assert max(found) <= log_head()


def assert_right(replica: Replica) -> None:
    """The table is what a fresh projection is, and so is a copy made by the log."""
    assert [str(found) for found in publication_differences()] == []
    assert replica.rows == rows_public()
    afresh = Replica()
    afresh.apply(Publication.objects.order_by("sequence"))
    assert afresh.rows == replica.rows
    assert_in_order()


def assert_readers_get(pages: Iterable[BasePage]) -> None:
    """A page is answered exactly when its row is public."""
    client = Client()
    public = rows_public()
    for page in pages:
        place = (str(page.translation_key), page.language)
        assert (place in public) == is_public(page), f"{page} {place}"
        if not page.url:
            continue
        cache.clear()
        answer = client.get(page.url)
        shown = answer.status_code == 200 and page.title in unescape(
            answer.content.decode()
        )
        assert shown == is_public(page), f"{page.url}: {answer.status_code}"
