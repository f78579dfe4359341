from datetime import date

import pytest

from home.models import NewsIndexPage, NewsPage
from partners_exchange.models import Partner
from publication.models import Publication

pytestmark = pytest.mark.django_db


def news(number: int = 1, year: int = 2030) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code="pl")
    page = NewsPage(title=f"Wiadomość {number}", date=date(year, 1, 1 + number % 28))
    page.body = [("paragraph", "<p>Treść.</p>")]
    index.add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def test_the_list_has_pages(client):
    for number in range(1, 22):
        news(number)
    first = client.get("/pl/aktualnosci/").context["page_obj"]
    second = client.get("/pl/aktualnosci/?page=2").context["page_obj"]
    assert (len(first), first.paginator.num_pages) == (20, 2)
    assert {row.key for row in first}.isdisjoint({row.key for row in second})


def test_the_year_narrows_the_list(client):
    page = news(year=2031)
    response = client.get("/pl/aktualnosci/?year=2031")
    assert [row.key for row in response.context["page_obj"]] == [page.translation_key]
    assert "2031" in response.content.decode().split("</title>")[0]


def test_an_unknown_year_shows_everything_and_says_so(client):
    response = client.get("/pl/aktualnosci/?year=1066")
    assert response.context["unknown_year"]
    assert response.context["page_obj"].paginator.count


def test_neighbours_are_by_date(client):
    older, newer = news(1), news(2)
    response = client.get(newer.url)
    assert response.context["earlier"].key == older.translation_key
    assert response.context["later"] is None


def test_partners_are_linked_and_filed(client):
    page = news()
    page.partners.add(Partner.objects.get(code="uj"))
    page.save_revision().publish()
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert row.terms.filter(scheme="partner", code="uj").exists()
    assert "/pl/partnerzy/" in client.get(page.url).content.decode()


def test_a_withdrawn_item_leaves_list_and_feed(client):
    page = news()
    page.unpublish()
    assert page.title not in client.get("/pl/aktualnosci/").content.decode()
    assert page.title not in client.get("/pl/feeds/news.xml").content.decode()
