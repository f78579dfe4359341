"""Everything that must never be seen, planted all over the site.

What nobody may read says `MARKER`; its addresses say `PLACE`, so that an answer
that repeats what was asked for is told from one that gives something away.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from core.models import BasePage, SiteDocument, SiteImage
from core.page_translation.service import translation_save
from home.models import ContentPage, NewsPage
from tests.partners_exchange.factories import partner
from tests.publication.small_site import news_index
from tests.support.pages import home, started, translated

MARKER, PLACE = "Sekretnyznak", "skrytyadres"
# The address of what was never public.
NEVER = f"{PLACE}-szkicu"
# Found by a search for the marker, and not the marker itself.
LIKE_MARKER = "Sekretnyznaczek"
numbers = count(1)
OnCommit = Callable[[], AbstractContextManager[object]]


@dataclass(slots=True)
class Planted:
    """What was planted, and all that somebody who once saw it may know."""

    keys: dict[str, str] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    cursors: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)

    def know(self, *pages: Page) -> None:
        for page in pages:
            specific = page.specific
            self.keys[str(page.translation_key)] = specific.kind or "page"
            if page.url:
                self.paths.add(page.url)


def words(number: int) -> dict[str, str]:
    return {
        "title": f"{MARKER} tytuł {number}",
        "slug": f"{PLACE}-{number}",
        "summary": f"{MARKER} opis {number}",
    }


def secret(parent: Page, model: type[BasePage] = ContentPage, **more: object) -> Page:
    """Make a draft that says the marker everywhere."""
    number = next(numbers)
    page = model(**{**words(number), "live": False, **more})
    page.search_description = f"{MARKER} dla wyszukiwarek"
    page.body = [("paragraph", f"<p>{MARKER} treść {number}</p>")]
    parent.add_child(instance=page)
    page.save_revision()
    return page


def published(parent: Page, model: type[BasePage] = ContentPage) -> Page:
    page = secret(parent, model)
    page.get_latest_revision().publish()
    return model.objects.get(pk=page.pk)


def open_page(title: str, **more: object) -> ContentPage:
    """Make a public page without a secret."""
    page = ContentPage(title=title, summary="Jawny opis.", **more)
    home().add_child(instance=page)
    page.save_revision().publish()
    return ContentPage.objects.get(pk=page.pk)


def plant(on_commit: OnCommit, client: Client) -> Planted:
    """Plant one of each kind."""
    found = Planted()
    with on_commit():
        were_public = list(once_public())
        found.know(*were_public, *drafts(), translations())
    found.cursors = cursors(client)
    with on_commit():
        hide(were_public)
    with on_commit():
        found.files = [private_files()]
        partner(
            name_pl=f"{MARKER} instytucja",
            slug_pl=f"{PLACE}-partner",
            code=f"{PLACE}-partner",
        ).delete()
    return found


def drafts() -> Iterator[Page]:
    """Yield what was never public."""
    yield secret(home(), slug=f"{NEVER}-1")
    yield secret(news_index(), NewsPage, slug=f"{NEVER}-2")
    scheduled = secret(home(), slug=f"{NEVER}-3")
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    yield scheduled
    edited = open_page("Jawna ze szkicem")
    edited.title, edited.summary = f"{MARKER} w szkicu", f"{MARKER} w szkicu"
    edited.save_revision()
    yield edited


def once_public() -> Iterator[Page]:
    """Yield pages that are public now and will be hidden."""
    for model, parent in ((ContentPage, home()), (NewsPage, news_index())):
        for _way in range(6):
            yield published(parent, model)
    yield published(open_page("Jawna nad wycofywaną"))


def hide(pages: list[Page]) -> None:
    """Hide every page in another way."""
    kinds = [
        PageViewRestriction.LOGIN,
        PageViewRestriction.PASSWORD,
        PageViewRestriction.GROUPS,
    ]
    for number, page in enumerate(pages):
        way = number % 6
        if way < 3:
            if isinstance(page, ContentPage):
                published(page)
            PageViewRestriction.objects.create(
                page=page, restriction_type=kinds[way], password="sezam"
            )
        elif way == 3:
            page.unpublish()
        elif way == 4:
            page.unpublish(set_expired=True)
        else:
            page.delete()


def translations() -> Page:
    """Plant languages that are hidden while another one is public."""
    page = open_page("Jawna po polsku")
    secret_texts = {"title": f"{MARKER} EN", "summary": f"{MARKER} EN"}
    translated(page, "en", **secret_texts, slug=f"{PLACE}-en").unpublish()
    translation_save(
        translation=started(page, "uk", {**secret_texts, "slug": f"{NEVER}-uk"}),
        user=None,
        publish=False,
    )
    # Private in English, with a page below that has no English version.
    above = open_page("Jawna nad jawną")
    closed = translated(above, "en", **secret_texts, slug=f"{PLACE}-closed")
    below = ContentPage(title="Jawna pod spodem", summary="Jawny opis.")
    above.add_child(instance=below)
    below.save_revision().publish()
    other = ContentPage(title="Też jawna pod spodem", summary="Jawny opis.")
    above.add_child(instance=other)
    other.save_revision().publish()
    translated(other, "en", **secret_texts, slug=f"{PLACE}-below")
    PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.LOGIN
    )
    KNOWN_PUBLIC.update({str(below.translation_key), str(above.translation_key)})
    return page


KNOWN_PUBLIC: set[str] = set()


def private_files() -> str:
    """Plant a file and a picture in a private collection; return its address."""
    collection = Collection.get_first_root_node().add_child(name=f"{MARKER} zbiór")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    SiteImage.objects.create(
        title=f"{MARKER} obraz",
        file=get_test_image_file(filename=f"{PLACE}.png", size=(8, 8)),
        alt_pl=f"{MARKER} opis obrazu",
        collection=collection,
    )
    file = SiteDocument.objects.create(
        title=f"{MARKER} plik",
        file=SimpleUploadedFile(f"{PLACE}.txt", MARKER.encode()),
        collection=collection,
    )
    return str(file.url)


def cursors(client: Client) -> set[str]:
    """Return addresses of list pages that begin at what is public now."""
    found = set()
    for query in (
        f"limit=1&year={date.today().year}",
        "limit=1&order=title",
        "limit=1&order=-changed",
    ):
        address = f"/api/v1/news?{query}"
        following = client.get(address).json()["next"]
        while following and len(found) < 40:
            page = f"{address}&cursor={following}"
            found.add(page)
            following = client.get(page).json()["next"]
    return found
