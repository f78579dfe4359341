"""Small pages, their edits, and what the table then says of them."""

from wagtail.models import Page

from core.models import BasePage
from home.models import ContentPage, NewsPage
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.publication.small_site import news_index
from tests.support.pages import content_page


def row(page: Page, language: str = "pl") -> Publication:
    return Publication.objects.get(key=page.translation_key, language=language)


def public(page: Page) -> set[str]:
    rows = Publication.objects.filter(key=page.translation_key, withdrawn_at=None)
    return set(rows.values_list("language", flat=True))


def said(page: Page, language: str = "pl") -> str:
    """Return everything the table says of a page, when nothing is out of date."""
    publication_refresh_dirty()
    return bytes(row(page, language).body).decode()


def edited(page: BasePage, **changes: object) -> None:
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def news(title: str = "Wiadomość próbna", **fields: object) -> NewsPage:
    page = NewsPage(title=title, summary="Opis.", live=False, **fields)
    news_index().add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def linking_to(target: Page) -> ContentPage:
    page = content_page("Z odnośnikiem")
    html = f'<p><a linktype="page" id="{target.pk}">dalej</a></p>'
    edited(page, body=[("paragraph", html)])
    return page
