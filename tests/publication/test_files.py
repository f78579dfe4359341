"""What files say reaches the log once they are read, and leaves it when closed."""

import json

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from core.models import FileText, SiteDocument
from home.models import NewsPage
from publication.file_chore import files_read
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.core.files import makers

pytestmark = pytest.mark.django_db
WORD = "Zapiskowo"


@pytest.fixture
def document() -> SiteDocument:
    FileText.objects.all().delete()
    SiteDocument.objects.all().update(file_hash="")
    collection = Collection.get_first_root_node().add_child(name="Files")
    return SiteDocument.objects.create(
        title="Sprawozdanie",
        file=ContentFile(makers.pdf(["Wstęp", WORD]), name="sprawozdanie.pdf"),
        collection=collection,
    )


@pytest.fixture
def news(document) -> NewsPage:
    page = NewsPage.objects.filter(live=True, locale__language_code="pl").first()
    blocks = [{"type": "documents", "value": {"title": "", "documents": [document.pk]}}]
    page.body = NewsPage.body.field.stream_block.to_python(blocks)
    page.save_revision().publish()
    return page


def texts(page) -> list[dict]:
    row = Publication.objects.get(key=page.translation_key, language="pl")
    return json.loads(bytes(row.search_files) or b"[]")


def test_a_text_comes_into_the_log_when_it_is_read(news):
    assert texts(news) == []
    before = Publication.objects.get(key=news.translation_key, language="pl").sequence
    while files_read():
        pass
    publication_refresh_dirty()
    (found,) = texts(news)
    assert (found["title"], found["pages"][1]) == ("Sprawozdanie", [2, WORD])
    after = Publication.objects.get(key=news.translation_key, language="pl")
    assert after.sequence > before
    assert WORD.encode() not in bytes(after.body) + bytes(after.summary)


def test_the_same_file_is_read_once(document):
    SiteDocument.objects.create(
        title="Again", file=ContentFile(makers.pdf(["x"]), name="x.pdf")
    )
    SiteDocument.objects.update(file_hash=document.file_hash)
    while files_read():
        pass
    assert FileText.objects.count() == 1


def test_a_missing_file_gets_a_state(document):
    document.file.storage.delete(document.file.name)
    assert files_read() == 1
    assert FileText.objects.get().state == "broken"


def test_a_closed_collection_takes_the_text_out_at_once(news, document):
    files_read()
    publication_refresh_dirty()
    assert texts(news)
    restriction = CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    assert texts(news) == []
    restriction.delete()
    assert texts(news)


def test_a_withdrawn_page_leaves_no_text(news):
    files_read()
    publication_refresh_dirty()
    news.unpublish()
    assert texts(news) == []
