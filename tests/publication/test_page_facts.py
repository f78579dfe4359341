"""What documents say about their pages: the way, the head, schema.org objects."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Page

from core.meta import usual_description
from core.models import SiteImage
from core.structured_data import described, script_text
from home.models import ContentPage
from partners_exchange.models import Partner, PartnerIndexPage
from publication.models import Publication
from publication.previews import draft_document
from publication.services import publication_refresh_dirty
from tests.support.pages import content_page, home, translated

pytestmark = pytest.mark.django_db


def document(page: Page, language: str = "pl") -> dict[str, Any]:
    publication_refresh_dirty()
    row = Publication.objects.get(key=page.translation_key, language=language)
    return dict(row.document)


def way(page: Page, language: str = "pl") -> list[tuple[str, str]]:
    crumbs = document(page, language)["breadcrumbs"]
    return [(crumb["title"], crumb["path"]) for crumb in crumbs]


@pytest.fixture
def branch() -> tuple[ContentPage, ContentPage]:
    above = content_page("Dział")
    return above, content_page("Strona", parent=above)


def test_a_new_title_above_reaches_the_document_below(branch):
    above, below = branch
    above.title = "Oddział"
    above.save_revision().publish()
    assert way(below) == [("Strona główna", "/pl/"), ("Oddział", "/pl/dzial/")]


def test_an_unpublished_page_leaves_the_way_at_once(branch):
    above, below = branch
    above.unpublish()
    row = Publication.objects.get(key=below.translation_key)
    titles = [crumb["title"] for crumb in row.document["breadcrumbs"]]
    assert titles == ["Strona główna"]
    above.save_revision().publish()
    assert len(way(below)) == 2


def test_a_new_place_in_the_tree_is_a_new_way(branch):
    _above, below = branch
    other = content_page("Gdzie indziej")
    below.move(other, pos="last-child")
    assert way(below)[1:] == [("Gdzie indziej", "/pl/gdzie-indziej/")]
    names = [item["name"] for item in document(below)["json_ld"][-1]["itemListElement"]]
    assert names == ["Strona główna", "Gdzie indziej"]


def test_a_draft_title_above_is_shown_nowhere(branch):
    above, below = branch
    above.title = "Niejawny tytuł"
    above.save_revision()
    assert "Niejawny" not in str(document(below))


def test_each_language_has_its_own_way(branch):
    above, below = branch
    translated(above, "en", title="Department")
    translated(below, "en", title="Page")
    assert [title for title, _path in way(below, "en")] == ["Home", "Department"]


def test_the_way_of_registry_rows_follows_their_list():
    index = PartnerIndexPage.objects.get(locale__language_code="en")
    index.title = "Members"
    index.save_revision().publish()
    publication_refresh_dirty()
    for partner in Partner.objects.all()[:3]:
        row = Publication.objects.get(key=partner.key, language="en")
        assert row.document["breadcrumbs"][-1] == {
            "title": "Members",
            "path": "/en/partners/",
        }


@pytest.mark.parametrize(
    ("fields", "title", "description"),
    [
        ({}, "Strona", "Strona: opis."),
        ({"seo_title": "Do wyszukiwarki"}, "Do wyszukiwarki", "Strona: opis."),
        ({"search_description": "Krótko"}, "Strona", "Krótko"),
    ],
)
def test_the_head_has_the_fallbacks_of_the_html(fields, title, description, client):
    page = content_page("Strona", **fields)
    seo = document(page)["seo"]
    assert (seo["title"], seo["description"]) == (title, description)
    html = client.get(page.url).content.decode()
    assert f"<title>{title} – MPKU</title>" in html
    assert f'<meta name="description" content="{description}">' in html


def test_a_page_without_any_description_has_the_usual_one():
    page = content_page("Strona")
    page.summary = ""
    page.save_revision().publish()
    assert document(page)["seo"]["description"] == usual_description()


def test_the_picture_for_sharing_and_its_change():
    page = content_page("Strona")
    assert document(page)["seo"]["image"] is None
    file = BytesIO()
    Image.new("RGB", (1300, 700), "green").save(file, "PNG")
    image = SiteImage.objects.create(
        title="Zdjęcie", alt_pl="Rynek", file=ImageFile(file, "rynek.png")
    )
    page.share_image = image
    page.save_revision().publish()
    assert "Rynek" in str(document(page)["seo"]["image"])
    image.alt_pl = "Rynek w Krakowie"
    image.save()
    assert "Rynek w Krakowie" in str(document(page)["seo"]["image"])


def test_the_home_page_has_no_way_and_describes_the_partnership():
    found = document(home())
    assert found["breadcrumbs"] == []
    assert [item["@type"] for item in found["json_ld"]] == ["Organization"]


def test_a_draft_document_says_the_same_of_its_page(branch):
    _above, below = branch
    below.title = "Szkic"
    made = draft_document(below)
    assert made["seo"]["title"] == "Szkic"
    assert made["breadcrumbs"] == document(below)["breadcrumbs"]
    assert made["json_ld"] == document(below)["json_ld"]


def test_summaries_are_short():
    page = content_page("Strona")
    row = Publication.objects.get(key=page.translation_key)
    assert not {"breadcrumbs", "seo", "json_ld"} & set(row.data)


def test_what_is_not_recorded_is_left_out_and_no_script_can_be_closed():
    data = described({"@type": "Thing", "name": "</script><b>", "a": {"b": ""}})
    assert set(data) == {"@context", "@type", "name", "a"}
    assert data["a"] == {}
    assert "<" not in script_text(data)


def objects(document: dict[str, Any]) -> Iterator[str]:
    yield from (item["@type"] for item in document["json_ld"])


@pytest.mark.parametrize(
    ("kind", "described_as"),
    [
        ("news", "NewsArticle"),
        ("practice", "Article"),
        ("resource", "CreativeWork"),
        ("product", "CreativeWork"),
        ("partner", "Organization"),
    ],
)
def test_kinds_are_described_in_every_language(kind, described_as):
    rows = Publication.objects.filter(kind=kind, withdrawn_at=None)
    assert {row.language for row in rows} == {"pl", "en", "uk"}
    assert {tuple(objects(row.document)) for row in rows} == {
        (described_as, "BreadcrumbList")
    }
