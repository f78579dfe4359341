import re

import pytest
from django.test import Client

from partners_exchange.models import Partner, PartnerFact
from partners_exchange.presentation import partner_list, partner_page
from partners_exchange.selectors import partner_by_code
from publication.models import Publication
from tests.partners_exchange.factories import described, partner, term
from tests.partners_exchange.factories import partner_list as list_page
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db

LISTS = {"pl": "/pl/partnerzy/", "en": "/en/partners/", "uk": "/uk/partnery/"}


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "path"), LISTS.items())
def test_the_list_names_every_partner_in_its_language(
    client: Client, language: str, path: str
):
    response = client.get(path)
    assert response.status_code == 200
    page = text_of(response)
    assert f'<html lang="{language}">' in page
    for row in Partner.objects.exclude(relation__code="self"):
        assert f'href="{path}{row.slug_in(language)}/"' in page
    assert f'href="{path}mpku/"' not in page


def test_our_own_country_comes_first_and_networks_without_one_last(client: Client):
    page = text_of(client.get(LISTS["pl"]))
    groups = re.findall(r'<div class="country"><h3>([^<]+)<', page)
    assert groups[0] == "Polska"
    assert groups[1:-1] == sorted(groups[1:-1])
    assert len(groups) == 5


def test_a_filter_keeps_what_fits(client: Client):
    page = text_of(client.get(LISTS["pl"], {"type": "ministry"}))
    assert "Ministerstwo Edukacji Narodowej" in page
    assert "/pl/partnerzy/frse/" not in page


def test_filters_that_nothing_fits_say_so(client: Client):
    response = client.get(LISTS["pl"], {"type": "ministry", "country": "FR"})
    assert response.status_code == 200
    assert 'class="empty"' in text_of(response)


@pytest.mark.parametrize("query", [{"country": "XX"}, {"type": "<b>x"}, {"by": "x"}])
def test_an_unknown_value_leaves_the_whole_list(client: Client, query: dict[str, str]):
    response = client.get(LISTS["en"], query)
    page = text_of(response)
    assert response.status_code == 200
    assert "/en/partners/epale/" in page
    assert "<b>x" not in page
    assert ("XX" in page) == ("country" in query)


def test_the_list_can_be_ordered_by_kind(client: Client):
    page = text_of(client.get(LISTS["en"], {"by": "type"}))
    assert "<h3>Ministry<" in page
    assert '<input type="hidden" name="by" value="type">' in page


def test_counts_of_members_are_dated_and_never_the_number_today(client: Client):
    page = text_of(client.get(LISTS["en"]))
    table = page[page.index('class="snapshots"') :]
    assert table.index(">55<") < table.index("about 130") < table.index(">148<")
    assert "[2019]" in table
    assert '<tr class=" undated">' in table


@pytest.mark.parametrize("language", LISTS)
def test_a_partner_has_a_page_in_each_language(client: Client, language: str):
    row = partner_by_code(code="prao")
    response = client.get(f"{LISTS[language]}{row.slug_in(language)}/")
    page = text_of(response)
    assert response.status_code == 200
    assert f"<title>{row.text('name', language)}" in page
    assert '<dd lang="fr">Pôle Rhône-Alpes de l&#x27;Orientation</dd>' in page
    for code, path in LISTS.items():
        address = f"{path}{row.slug_in(code)}/"
        assert f'hreflang="{code}" href="http://localhost{address}"' in page


def test_an_unconfirmed_successor_is_no_fact(client: Client):
    page = text_of(client.get("/en/partners/prao/"))
    assert 'class="stop none"' in page
    data = Publication.objects.get(
        key=partner_by_code(code="prao").key, language="en"
    ).document
    assert data["successor"] is None
    assert data["possible_successor"]["code"] == "via-competences"


def test_a_confirmed_successor_is_linked_both_ways(client: Client):
    old, new = partner_by_code(code="koweziu"), partner_by_code(code="ore")
    assert f"/en/partners/{new.slug_en}/" in text_of(
        client.get(f"/en/partners/{old.slug_en}/")
    )
    assert f"/en/partners/{old.slug_en}/" in text_of(
        client.get(f"/en/partners/{new.slug_en}/")
    )


@pytest.mark.parametrize(
    "path",
    [
        "/pl/partnerzy/nie-ma-takiego/",
        "/en/partners/uniwersytet-jagiellonski/",
        "/pl/partnerzy/prao/dalej/",
        "/pl/partnerzy/PRAO/",
    ],
)
def test_an_unknown_address_is_not_found(client: Client, path: str):
    assert client.get(path).status_code == 404


def test_text_in_another_language_says_so(client: Client):
    row = partner(
        name_en="", slug_en="only-polish", description_pl="<p>Tylko po polsku.</p>"
    )
    page = text_of(client.get("/en/partners/only-polish/"))
    assert f'<h1 lang="pl">{row.name_pl}</h1>' in page
    assert '<div class="foreign" lang="pl">' in page


def test_a_partner_without_facts_still_has_a_page(client: Client):
    row = partner()
    page = text_of(client.get(f"/pl/partnerzy/{row.slug_pl}/"))
    assert row.name_pl in page
    assert 'class="partner-mark"' in page


def test_the_description_for_machines_is_valid_and_cannot_end_the_script(
    client: Client,
):
    row = partner(name_pl="</script><b>x", founded="2004")
    page = text_of(client.get(f"/pl/partnerzy/{row.slug_pl}/"))
    data = described(page, "Organization")
    assert data["name"] == "</script><b>x"
    assert data["foundingDate"] == "2004"
    assert "dissolutionDate" not in data


def many_partners(number: int) -> None:
    for _ in range(number):
        partner(
            country=term(Scheme.COUNTRY, "FR"),
            partner_type=term(Scheme.PARTNER_TYPE, "network"),
        )


@pytest.mark.parametrize("number", [0, 30])
def test_the_list_keeps_its_query_budget(
    client: Client, django_assert_max_num_queries, number: int
):
    many_partners(number)
    with django_assert_max_num_queries(partner_list.QUERY_BUDGET):
        client.get(LISTS["pl"])


@pytest.mark.parametrize("number", [0, 30])
def test_a_partner_page_keeps_its_query_budget(
    client: Client, django_assert_max_num_queries, number: int
):
    row = partner_by_code(code="wup-krakow")
    for place in range(number):
        PartnerFact.objects.create(
            partner=row, text=f"Fakt {place}", source_title="Źródło"
        )
    with django_assert_max_num_queries(partner_page.QUERY_BUDGET):
        client.get(f"/pl/partnerzy/{row.slug_pl}/")


def test_preview_of_the_list_answers(client: Client):
    response = list_page().make_preview_request()
    assert response.status_code == 200
