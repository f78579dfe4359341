import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar

from partners_exchange.models import ActivityPage, ActivitySeriesPage
from partners_exchange.presentation import activities, activity_page
from partners_exchange.views import CALENDAR_QUERY_BUDGET
from tests.partners_exchange.factories import (
    activity,
    described,
    seeded_activity,
    term,
)
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db

LISTS = {"pl": "/pl/dzialania/", "en": "/en/activities/", "uk": "/uk/diialnist/"}


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start": "2019-04-31"}, "start"),
        ({"start": "kwiecień"}, "start"),
        ({"start": "2019-05", "end": "2019-04-30"}, "end"),
        ({"edition": 0}, "edition"),
        ({"mode": "by-post"}, "mode"),
    ],
)
def test_a_wrong_fact_is_an_error_on_its_field(fields: dict[str, object], field: str):
    page = seeded_activity("conf-8")
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert field in caught.value.message_dict


def test_a_series_is_remembered_by_its_source_page():
    page = seeded_activity("oecd-2019")
    page.series = ActivitySeriesPage.objects.get(
        slug="thematic-meetings", locale__language_code="en"
    )
    page.full_clean()
    assert page.series.locale.language_code == "pl"


def test_a_translation_reads_its_facts_from_the_source():
    english = seeded_activity("conf-8", "en")
    source = seeded_activity("conf-8")
    source.edition = 88
    source.save_revision().publish()
    english = ActivityPage.objects.get(pk=english.pk)
    assert english.facts.edition == 88


@pytest.mark.parametrize(("language", "path"), LISTS.items())
def test_the_list_shows_every_activity_by_year(
    client: Client, language: str, path: str
):
    page = text_of(client.get(path))
    years = re.findall(r"<h2>(\d{4})</h2>", page)
    assert years == sorted(years, reverse=True)
    for found in ActivityPage.objects.filter(locale__language_code=language):
        assert f'href="{found.url}"' in page


def test_what_is_ahead_comes_first(client: Client):
    activity("Kiedyś w przyszłości", start=f"{date.today().year + 1}")
    activity("Już było", start="2019", state=term(Scheme.EVENT_STATE, "held"))
    page = text_of(client.get(LISTS["pl"]))
    assert page.index("Kiedyś w przyszłości") < page.index("<h2>2022</h2>")
    assert page.index("<h2>2019</h2>") < page.index("Już było")


@pytest.mark.parametrize(
    ("value", "state", "expected"),
    [
        ("2026-11-22", None, True),
        ("2026-11", None, True),
        ("2026", "announced", True),
        ("2026", "held", False),
        ("2026-11-21", None, False),
        ("2025", "announced", False),
        ("", "announced", False),
    ],
)
def test_an_activity_is_ahead_as_far_as_its_date_is_known(
    value: str, state: str | None, expected: bool
):
    class Row:
        data = {
            "start": {"value": value},
            "end": {"value": ""},
            "state": {"code": state} if state else None,
        }

    assert activities.is_coming(Row(), date(2026, 11, 22)) is expected


def test_filters_keep_what_fits(client: Client):
    page = text_of(client.get(LISTS["en"], {"kind": "general-assembly"}))
    assert "General Assembly and the action plan" in page or "2019" in page
    assert seeded_activity("conf-4", "en").url not in page


def test_an_unknown_filter_leaves_the_whole_list(client: Client):
    response = client.get(LISTS["en"], {"year": "1999", "page": "many"})
    page = text_of(response)
    assert response.status_code == 200
    assert "1999" in page
    assert seeded_activity("conf-4", "en").url in page


@pytest.mark.parametrize("number", ["0", "-1", "999", "1e3", "²"])
def test_an_impossible_page_number_is_no_error(client: Client, number: str):
    assert client.get(LISTS["pl"], {"page": number}).status_code == 200


def test_a_long_list_has_pages(client: Client):
    for number in range(activities.PER_PAGE):
        activity(f"Dawne spotkanie {number}", start="2001")
    first = text_of(client.get(LISTS["pl"]))
    second = text_of(client.get(LISTS["pl"], {"page": "2"}))
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert len(re.findall(r"Dawne spotkanie \d+</a>", first + second)) == 20


def test_an_edition_stands_below_its_series(client: Client):
    page = text_of(client.get(seeded_activity("conf-8").url))
    trail = re.search(r'class="breadcrumb".*?</nav>', page, re.DOTALL)
    assert re.findall(r'href="([^"]+)"', trail[0]) == [
        "/pl/",
        "/pl/dzialania/",
        "/pl/dzialania/malopolska-otwarta-na-wiedze/",
    ]
    assert "13 maja [2015]" in page
    assert 'aria-current="page">VIII Konferencja' in page


def test_the_series_lists_its_editions(client: Client):
    series = ActivitySeriesPage.objects.get(
        slug="malopolshcha-vidkryta-dlia-znan", locale__language_code="uk"
    )
    page = text_of(client.get(series.url))
    for data_id in ("conf-4", "conf-8", "conf-11"):
        assert seeded_activity(data_id, "uk").url in page


def test_a_dated_activity_can_be_put_into_a_calendar(client: Client):
    page = seeded_activity("roundtable-2022", "en")
    response = client.get(f"{page.url}calendar/")
    assert response["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event["summary"] == page.title
    assert event["dtstart"].dt == date(2022, 6, 13)
    assert event["dtend"].dt == date(2022, 6, 15)
    assert str(page.translation_key) in event["uid"]
    assert event["url"] == f"http://localhost{page.url}"
    assert f"{page.url}calendar/" in text_of(client.get(page.url))


@pytest.mark.parametrize("data_id", ["conf-11", "assembly-2019", "uer-14"])
def test_an_activity_without_a_day_has_no_calendar(client: Client, data_id: str):
    page = seeded_activity(data_id)
    assert client.get(f"{page.url}calendar/").status_code == 404
    assert "/calendar/" not in text_of(client.get(page.url))


def test_the_calendar_of_all_activities_holds_those_with_a_day(
    client: Client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(CALENDAR_QUERY_BUDGET):
        response = client.get("/uk/feeds/activities.ics")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert {str(event["dtstart"].dt) for event in events} == {
        "2011-05-31",
        "2015-05-13",
        "2019-05-29",
        "2022-06-13",
    }


def test_an_announced_activity_is_tentative(client: Client):
    page = activity(start="2030-01-01", state=term(Scheme.EVENT_STATE, "announced"))
    (event,) = Calendar.from_ical(client.get(f"{page.url}calendar/").content).walk(
        "VEVENT"
    )
    assert event["status"] == "TENTATIVE"


def test_machines_read_the_event(client: Client):
    page = text_of(client.get(seeded_activity("roundtable-2022", "en").url))
    data = described(page, "Event")
    assert data["startDate"] == "2022-06-13"
    assert data["location"]["address"]["addressLocality"] == "Kraków"
    assert data["eventAttendanceMode"].endswith("OfflineEventAttendanceMode")


def test_an_activity_without_a_date_is_no_event_for_machines(client: Client):
    page = text_of(client.get(seeded_activity("uer-14").url))
    assert described(page, "Event") is None


def test_decisions_and_materials_are_shown(client: Client):
    page = activity(
        start="2024",
        decisions=[
            ("decision", {"number": "1/2024", "date": "2024", "title": "Plan",
                          "text": "Na rok."})
        ],
        materials=[
            ("material", {"title": "Report", "language": "en",
                          "url": "https://example.org/r"})
        ],
        programme=[("row", {"start": "09:30", "end": "10:00", "title": "Powitanie",
                            "note": "", "speaker": ""})],
    )  # fmt: skip
    html = text_of(client.get(page.url))
    for words in ("1/2024", "Powitanie", "09:30–10:00"):
        assert words in html
    assert '<a href="https://example.org/r" hreflang="en" lang="en">Report</a>' in html


@pytest.mark.parametrize("number", [0, 30])
def test_the_list_keeps_its_query_budget(
    client: Client, django_assert_max_num_queries, number: int
):
    for place in range(number):
        activity(f"Spotkanie {place}", start="2001")
    with django_assert_max_num_queries(activities.LIST_QUERY_BUDGET):
        client.get(LISTS["pl"])


@pytest.mark.parametrize("number", [0, 15])
def test_an_activity_page_keeps_its_query_budget(
    client: Client, django_assert_max_num_queries, number: int
):
    series = ActivitySeriesPage.objects.get(
        slug="malopolska-otwarta-na-wiedze", locale__language_code="pl"
    )
    for place in range(number):
        activity(f"Edycja {place}", start="2001", series=series)
    with django_assert_max_num_queries(activity_page.QUERY_BUDGET):
        client.get(seeded_activity("conf-8", "uk").url)
    with django_assert_max_num_queries(activities.SERIES_QUERY_BUDGET):
        client.get(series.url)
