import pytest
from django.core.exceptions import ValidationError

from home.models import FoundingDocument, FoundingDocumentIndexPage
from publication.models import Publication

pytestmark = pytest.mark.django_db

LIST = "/en/about/documents/"


def document(**fields) -> FoundingDocument:
    made = FoundingDocument(code="new", title_pl="Nowy dokument", **fields)
    made.full_clean()
    made.save()
    return made


@pytest.mark.parametrize("bad", ["2018-13-01", "20 maja", "2018-02-30"])
def test_a_bad_date_is_refused(bad):
    with pytest.raises(ValidationError) as caught:
        document(date=bad)
    assert "date" in caught.value.message_dict


def test_a_code_is_given_once():
    with pytest.raises(ValidationError):
        FoundingDocument(code="partnership-agreement", title_pl="X").full_clean()


def test_an_address_is_given_once_in_a_language():
    with pytest.raises(ValidationError) as caught:
        document(slug_pl="umowa-partnerska")
    assert "slug_pl" in caught.value.message_dict


def test_addresses_are_made_from_titles():
    made = document(title_uk="Ґанок і Київ")
    assert (made.slug_pl, made.slug_uk) == ("nowy-dokument", "ganok-i-kyiv")
    assert made.slug_in("en") == "new"


def test_the_list_shows_what_is_known(client):
    html = client.get(LIST).content.decode()
    assert "Partnership Agreement" in html
    assert "not recorded" in html.lower()
    assert html.count('class="three"') == 5


def test_a_document_without_file_says_so(client):
    html = client.get(f"{LIST}partnership-agreement/").content.decode()
    assert "The file has not been provided by the host yet." in html
    assert 'href="/en/history/#agreement-2008"' in html
    assert 'rel="canonical"' in html


def test_a_title_in_another_language_says_so(client):
    document()
    html = client.get(f"{LIST}new/").content.decode()
    assert '<h1 lang="pl">' in html


def test_a_document_answers_only_in_the_language_of_its_tree(client):
    assert client.get("/en/about/documents/umowa-partnerska/").status_code == 404


def test_records_are_public_in_every_language():
    rows = Publication.objects.filter(kind="document", withdrawn_at=None)
    assert rows.count() == 15


def test_a_deleted_document_is_withdrawn():
    made = document()
    assert Publication.objects.filter(key=made.key, withdrawn_at=None).count() == 3
    made.delete()
    assert not Publication.objects.filter(key=made.key, withdrawn_at=None).exists()


def test_a_document_is_not_public_without_its_list():
    page = FoundingDocumentIndexPage.objects.get(locale__language_code="uk")
    page.unpublish()
    made = document()
    languages = Publication.objects.filter(key=made.key, withdrawn_at=None)
    assert set(languages.values_list("language", flat=True)) == {"pl", "en"}
