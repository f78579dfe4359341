"""What a page shows of others is new in it when they change."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file

from core.identity import key_for
from core.models import SiteDocument
from home.models import MenuItem, SiteFacts
from home.site_documents import MENU, SETTINGS, SITE, object_key
from partners_exchange.models import PartnerFact
from publication.checking import publication_differences
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.partners_exchange.factories import partner
from tests.publication.small_site import picture
from tests.publication.told import edited, linking_to, news, row, said
from tests.support.pages import content_page, translated
from vocabularies.enums import Scheme
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db


def test_a_replaced_picture_is_new_in_what_shows_it():
    image = picture("Obraz")
    page = news(image=image)
    before = row(page)
    image.file = get_test_image_file(filename="zamieniony.png", size=(9, 9))
    image.save()
    # As Wagtail's form does after it has saved.
    image.renditions.all().delete()
    assert "zamieniony" in said(page)
    assert row(page).sequence > before.sequence


def test_a_picture_in_the_text_is_described_anew():
    image = picture("Dawny opis")
    page = content_page()
    edited(page, body=[("picture", {"image": image, "caption": ""})])
    assert "Dawny opis" in said(page)
    image.alt_pl = "Nowy opis"
    image.save()
    assert "Nowy opis" in said(page)


def test_a_deleted_picture_is_in_nothing():
    image = picture("Opis znikający")
    page = news(image=image)
    image.delete()
    assert "znikający" not in said(page)
    assert publication_differences() == []


def test_a_replaced_file_is_new_in_what_offers_it():
    file = SiteDocument.objects.create(
        title="Umowa", file=SimpleUploadedFile("umowa.pdf", b"%PDF-1.4 a")
    )
    page = content_page()
    edited(page, body=[("documents", {"title": "", "documents": [file]})])
    assert '"size":10' in said(page)
    file.file = SimpleUploadedFile("umowa.pdf", b"%PDF-1.4 longer")
    file.title = "Aneks"
    file.file_size = None
    file.save()
    assert "Aneks" in said(page)
    assert '"size":10' not in said(page)


def test_an_edited_record_is_new_itself_and_in_what_shows_it():
    record = partner()
    page = news()
    edited(page, partners=[record])
    record.name_pl = "Instytucja przemianowana"
    record.save()
    own = Publication.objects.get(key=record.key, language="pl")
    assert own.title == "Instytucja przemianowana"
    assert "Instytucja przemianowana" in said(page)
    PartnerFact.objects.create(partner=record, text_pl="Fakt", source_title="Źródło")
    own.refresh_from_db()
    assert own.document["facts"][0]["text"]["text"] == "Fakt"


def test_a_deleted_record_is_in_nothing():
    record = partner(name_pl="Instytucja znikająca")
    page = news()
    edited(page, partners=[record])
    record.delete()
    assert "znikająca" not in said(page)
    assert publication_differences() == []


def test_a_concepts_label_is_new_in_what_shows_it():
    country = Concept.objects.get(scheme=Scheme.COUNTRY, code="FR")
    record = partner(country=country)
    country.label_pl = "Francja przemianowana"
    country.save()
    publication_refresh_dirty()
    own = Publication.objects.get(key=record.key, language="pl")
    assert own.data["country"]["label"] == "Francja przemianowana"
    concept = Publication.objects.get(
        key=key_for("concept", f"{country.scheme}/FR"), language="pl"
    )
    assert concept.title == "Francja przemianowana"


def test_a_record_saved_from_memory_shows_its_concept_as_it_is_now():
    record = partner(country=Concept.objects.get(scheme=Scheme.COUNTRY, code="FR"))
    assert record.country.label_pl == "Francja"
    concept = Concept.objects.get(pk=record.country.pk)
    concept.label_pl = "Francja przemianowana"
    concept.save()
    record.save()
    own = Publication.objects.get(key=record.key, language="pl")
    assert own.data["country"]["label"] == "Francja przemianowana"


def menu(language: str = "pl") -> list[dict[str, object]]:
    publication_refresh_dirty()
    key = object_key(MENU, "footer")
    items: list[dict[str, object]] = Publication.objects.get(
        key=key, language=language
    ).document["items"]
    return items


def test_the_menu_follows_its_entries_and_their_pages():
    page = content_page("W stopce")
    item = MenuItem.objects.create(
        menu="footer", label_pl="Stopka", label_en="Footer", page=page, order=99
    )
    assert menu()[-1]["path"] == "/pl/w-stopce/"
    assert "Footer" not in str(menu("en"))
    translated(page, "en", slug="in-footer")
    assert menu("en")[-1]["path"] == "/en/in-footer/"
    item.label_pl = "Stopka zmieniona"
    item.save()
    assert "Stopka zmieniona" in str(menu())
    edited(page, slug="inaczej")
    assert menu()[-1]["path"] == "/pl/inaczej/"
    page.unpublish()
    assert "Stopka" not in str(menu())
    item.delete()
    assert publication_differences() == []


def test_settings_follow_what_the_host_writes():
    facts = SiteFacts.objects.first() or SiteFacts()
    facts.contact_email = "biuro@mpku.example"
    facts.save()
    own = Publication.objects.get(key=object_key(SETTINGS, SITE), language="uk")
    assert own.document["contact_email"] == "biuro@mpku.example"


def test_a_link_follows_its_target_and_the_readers_language():
    target = content_page("Cel odnośnika")
    source = linking_to(target)
    edited(target, slug="nowy-cel")
    assert 'href=\\"/pl/nowy-cel/\\"' in said(source)
    translated(source, "en")
    assert 'href=\\"/pl/nowy-cel/\\"' in said(source, "en")
    translated(target, "en", slug="target")
    assert 'href=\\"/en/target/\\"' in said(source, "en")


def test_a_breadcrumb_follows_the_page_above():
    above = content_page("Wyżej")
    below = content_page("Niżej", parent=above)
    edited(above, title="Jeszcze wyżej")
    publication_refresh_dirty()
    assert publication_differences() == []
    assert row(below).dirty is False
