import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from partners_exchange.models import MembershipSnapshot, Partner
from tests.partners_exchange.factories import partner, term
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db

NAMESPACE = "wagtailsnippets_partners_exchange_partner"
# An empty set of inline rows, as the form posts it.
EMPTY_ROWS = {
    f"{prefix}-{name}": value
    for prefix in ("facts", "memberships")
    for name, value in (
        ("TOTAL_FORMS", "0"),
        ("INITIAL_FORMS", "0"),
        ("MIN_NUM_FORMS", "0"),
        ("MAX_NUM_FORMS", "1000"),
    )
}


@pytest.fixture
def editor(client: Client) -> Client:
    user = get_user_model().objects.create_superuser(
        username="registry", email="registry@example.org", password="x"
    )
    client.force_login(user)
    return client


def list_url(name: str = "list", *args) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=args)


def texts(**fields: str) -> dict[str, str]:
    names = ("name", "slug", "city", "relation_text", "description")
    empty = {f"{name}_{code}": "" for name in names for code in ("pl", "en", "uk")}
    empty |= {f"description_{code}": "null" for code in ("pl", "en", "uk")}
    return {**empty, **EMPTY_ROWS, **fields}


def test_a_stranger_is_sent_to_sign_in(client: Client):
    assert client.get(list_url()).status_code == 302


def test_a_user_without_rights_is_refused(client: Client):
    user = get_user_model().objects.create_user(username="nobody", password="x")
    client.force_login(user)
    assert client.get(list_url()).status_code == 302


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lodz", True),
        ("ŁÓDŹ", True),
        ('"łódź"', True),
        ("gildia lodz", True),
        ("гільдія", True),
        ("łodz warszawa", False),
        ('"', False),
        ("%", False),
    ],
)
def test_search_does_not_mind_diacritics_or_quotes(
    editor: Client, typed: str, found: bool
):
    partner(code="gildia", name_pl="Gildia w mieście Łódź", name_uk="Гільдія Лодзь")
    response = editor.get(list_url(), {"q": typed})
    assert response.status_code == 200
    assert ("Gildia" in response.content.decode()) is found


def test_the_list_can_be_narrowed(editor: Client):
    kind = term(Scheme.PARTNER_TYPE, "ministry")
    page = editor.get(list_url(), {"partner_type": kind.pk}).content.decode()
    assert "MEN" in page
    assert "FRSE" not in page


def test_a_partner_is_added_in_three_languages(editor: Client):
    data = texts(
        name_pl="Nowa instytucja", name_en="New institution", name_uk="Нова установа",
        founded="2020-05", short_name="NI",
    )  # fmt: skip
    response = editor.post(list_url("add"), data)
    assert response.status_code == 302, response.context["form"].errors
    row = Partner.objects.get(code="nowa-instytucja")
    assert row.slug_uk == "nova-ustanova"
    assert row.founded == "2020-05"


def test_facts_are_edited_with_their_partner(editor: Client):
    row = partner()
    data = texts(
        name_pl=row.name_pl, name_en=row.name_en, name_uk=row.name_uk, code=row.code,
        slug_pl=row.slug_pl, slug_en=row.slug_en, slug_uk=row.slug_uk,
    )  # fmt: skip
    data |= {
        "facts-TOTAL_FORMS": "1",
        "facts-0-text_pl": "Fakt",
        "facts-0-text_en": "Fact",
        "facts-0-text_uk": "Факт",
        "facts-0-source_title": "Źródło",
        "facts-0-source_url": "",
        "facts-0-ORDER": "1",
        "facts-0-id": "",
    }
    response = editor.post(list_url("edit", row.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    fact = row.facts.model.objects.get(partner=row)
    assert (fact.text_pl, fact.text_en, fact.text_uk) == ("Fakt", "Fact", "Факт")


@pytest.mark.parametrize(
    ("field", "value"),
    [("founded", "05.2020"), ("ror_id", "https://ror.org/03bqmcz71"), ("name_pl", "")],
)
def test_a_wrong_value_comes_back_with_the_rest_kept(
    editor: Client, field: str, value: str
):
    data = texts(**{"name_pl": "Nowa instytucja", "short_name": "NI", field: value})
    response = editor.post(list_url("add"), data)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert 'value="NI"' in response.content.decode()


def test_a_spreadsheet_runs_nothing_from_the_registry(editor: Client):
    partner(code="formula", name_pl='=HYPERLINK("x")', short_name="+1")
    response = editor.get(list_url(), {"export": "csv"})
    content = b"".join(response.streaming_content).decode()
    rows = {row["Kod"] if "Kod" in row else next(iter(row.values())): row
            for row in csv.DictReader(io.StringIO(content))}  # fmt: skip
    assert '\'=HYPERLINK("x")' in rows["formula"].values()
    assert "'+1" in rows["formula"].values()
    workbook = load_workbook(
        io.BytesIO(
            b"".join(editor.get(list_url(), {"export": "xlsx"}).streaming_content)
        )
    )
    cells = [cell for row in workbook.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "inlineStr"}
    assert "wup-krakow" in {cell.value for cell in cells}


def test_a_partner_can_be_inspected(editor: Client):
    row = Partner.objects.get(code="koweziu")
    page = editor.get(list_url("inspect", row.pk)).content.decode()
    assert "KOWEZiU" in page


def test_counts_of_members_are_listed(editor: Client):
    name = "wagtailsnippets_partners_exchange_membershipsnapshot:list"
    page = editor.get(reverse(name)).content.decode()
    assert MembershipSnapshot.objects.count() == 5
    assert "148" in page
