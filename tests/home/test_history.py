import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from core.languages import Text
from home.history import history_view
from home.models import HistoryPage
from home.timeline_blocks import BranchBlock, MilestoneBlock

pytestmark = pytest.mark.django_db


def history(language: str = "pl") -> HistoryPage:
    return HistoryPage.objects.get(locale__language_code=language)


def milestone(**changes):
    block = MilestoneBlock()
    value = {
        "event_id": "new-event",
        "start": "2010",
        "kind": "milestone",
        "state": "held",
        "title": "Zdarzenie",
    }
    return block.clean(block.to_python({**value, **changes}))


@pytest.mark.parametrize(
    "bad", ["2010-13", "13 maja 2010", "2010-02-30", "10", "0001", "2010-5-1"]
)
def test_a_bad_date_is_refused_at_its_field(bad):
    with pytest.raises(StructBlockValidationError) as caught:
        milestone(start=bad)
    assert set(caught.value.block_errors) == {"start"}


@pytest.mark.parametrize(
    ("start", "end"), [("2010", "2009"), ("2010-05-02", "2010-05-01"), ("", "2010")]
)
def test_an_end_before_its_start_is_refused_at_the_end(start, end):
    with pytest.raises(StructBlockValidationError) as caught:
        milestone(start=start, end=end)
    assert set(caught.value.block_errors) == {"end"}


@pytest.mark.parametrize(
    ("start", "end"), [("2010", "2010-05-01"), ("2010-05", "2010"), ("", "")]
)
def test_what_cannot_be_told_apart_is_accepted(start, end):
    assert milestone(start=start, end=end)["start"] == start


@pytest.mark.parametrize("bad", ["Two Words", "-x", "ż", "a--b"])
def test_an_identifier_must_fit_an_address(bad):
    with pytest.raises(StructBlockValidationError):
        milestone(event_id=bad)


def test_an_unknown_kind_is_refused():
    with pytest.raises(StructBlockValidationError):
        milestone(kind="party")


@pytest.mark.parametrize("ends", [{}, {"to_event": "b", "last_event": "c"}])
def test_a_branch_ends_in_exactly_one_way(ends):
    block = BranchBlock()
    value = block.to_python({"code": "x", "label": "X", "from_event": "a", **ends})
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


def test_an_identifier_is_given_once():
    page = history()
    page.timeline.append(page.timeline[1])
    with pytest.raises(ValidationError) as caught:
        page.clean()
    assert set(caught.value.message_dict) == {"timeline"}


def test_a_branch_of_an_unknown_milestone_is_refused():
    page = history()
    page.branches[0].value["from_event"] = "nowhere"
    with pytest.raises(ValidationError) as caught:
        page.clean()
    assert set(caught.value.message_dict) == {"branches"}


def test_every_event_of_the_data_is_a_station():
    view = history_view(history())
    assert view.stations == 21
    assert [
        row.event_id for row in view.rows if row.event_id and row.precision == "unknown"
    ] == [
        "declaration-region",
        "uer-14",
    ]


def test_lanes_leave_rejoin_and_fade():
    rows = {row.event_id: row for row in history_view(history()).rows}

    def lanes(event):
        return [(lane.number, lane.classes) for lane in rows[event].lanes]

    assert (1, "lane from") in lanes("task-groups")
    assert (2, "lane from off") in lanes("msues-base")
    assert (1, "lane to") in lanes("five-areas")
    assert {(2, "lane end"), (2, "lane stop-at")} <= set(lanes("msues-council"))
    assert [number for number, _classes in lanes("change-2018")] == [3]


def test_facts_of_the_source_reach_every_language_at_once():
    source = history("pl")
    source.timeline[1].value["start"] = "2008-05"
    source.save_revision().publish()
    row = history_view(history("en")).rows[1]
    assert (row.start, row.title.language) == ("2008-05", "en")


def test_a_station_without_translation_is_marked():
    source = history("pl")
    block = source.timeline.stream_block.child_blocks["milestone"]
    value = {"event_id": "new", "start": "2026", "kind": "context", "state": "held"}
    source.timeline.append(
        ("milestone", block.to_python({**value, "title": "Nowość", "text": "Opis"}))
    )
    source.save_revision().publish()
    row = history_view(history("uk")).rows[-1]
    assert row.title == Text("Nowość", "pl")


def test_a_station_without_translation_carries_its_language_on_the_page(client):
    test_a_station_without_translation_is_marked()
    html = client.get("/uk/istoriia/").content.decode()
    assert '<span lang="pl">Nowość</span>' in html


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_page_shows_every_station_with_its_precision(client, language):
    html = client.get(history(language).url).content.decode()
    assert html.count('<li class="station') == 21
    assert 'data-precision="day" id="agreement-2008"' in html
    assert "style=" not in html


def test_an_inferred_year_stands_in_brackets(client):
    assert "[2015]" in client.get("/en/history/").content.decode()


def test_an_empty_history_says_so(client):
    page = history()
    page.timeline, page.branches = [], []
    page.save_revision().publish()
    assert client.get(page.url).status_code == 200
