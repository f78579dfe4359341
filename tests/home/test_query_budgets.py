"""The number of queries of each page, with few rows and with many."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home import models
from home.models import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db

PAGES = [
    models.HomePage,
    models.HistoryPage,
    models.ContentPage,
    models.NewsIndexPage,
    models.NewsPage,
    models.ActionPlanPage,
    models.ContactPage,
    models.AccessibilityDeclarationPage,
    models.SiteMapPage,
    models.FoundingDocumentIndexPage,
]


def queries(client, url: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("model", PAGES)
def test_a_page_stays_within_its_budget(client, model, language):
    for page in model.objects.filter(locale__language_code=language).live()[:4]:
        assert queries(client, page.url) <= model.QUERY_BUDGET, page.url


def test_many_rows_cost_no_more_than_few(client):
    urls = ["/pl/", "/pl/aktualnosci/", "/pl/mapa-strony/", "/sitemap.xml"]
    few = [queries(client, url) for url in urls]
    index = NewsIndexPage.objects.get(locale__language_code="pl")
    for number in range(1, 26):
        page = NewsPage(title=f"Wiadomość {number}", date=date(2030, 1, number))
        index.add_child(instance=page)
        page.save_revision().publish()
    # A second page of the list needs one more look at its number.
    assert all(
        after <= before + 1
        for before, after in zip(
            few, [queries(client, url) for url in urls], strict=True
        )
    )
