"""What institutions record: what is refused, and what becomes public."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from knowledge.exchange.services import follow_up_answer, follow_ups_plan
from knowledge.models import AdoptionFollowUp
from publication.checking import publication_differences
from publication.models import Publication
from publication.services import publication_refresh_dirty
from tests.knowledge import factories
from tests.knowledge.exchange.factories import (
    activity,
    adoption,
    finding,
    owner,
    practice,
    result,
)
from tests.support.pages import translated

pytestmark = pytest.mark.django_db


def documents(key: object) -> dict[str, dict]:
    rows = Publication.objects.filter(key=key, withdrawn_at=None)
    return {row.language: row.document for row in rows}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start": "2014"}, "start"),
        ({"start": "2014-12-31"}, "start"),
        ({"start": f"{date.today().year + 1}"}, "start"),
        ({"start": "wiosną"}, "start"),
    ],
)
def test_an_adoption_cannot_lie_before_the_practice_or_ahead(fields, field):
    page = practice()
    with pytest.raises(ValidationError) as caught:
        adoption(page, factories.partner("gosc"), **fields)
    assert field in caught.value.message_dict


def test_the_message_says_when_the_practice_began():
    with pytest.raises(ValidationError) as caught:
        adoption(practice(), factories.partner("gosc"), start="2009")
    assert "2015" in str(caught.value)


def test_what_was_dropped_needs_a_reason():
    page, guest = practice(), factories.partner("gosc")
    with pytest.raises(ValidationError) as caught:
        adoption(page, guest, result=result("tried-and-dropped"))
    assert "reason_pl" in caught.value.message_dict
    adoption(page, guest, result=result("tried-and-dropped"), reason_uk="Бракує людей.")


def test_nobody_adopts_its_own_practice():
    host = owner()
    with pytest.raises(ValidationError) as caught:
        adoption(practice(host), host)
    assert "practice" in caught.value.message_dict


def test_a_draft_cannot_be_adopted():
    draft = factories.draft(factories.branch(owner()))
    with pytest.raises(ValidationError) as caught:
        adoption(draft, factories.partner("gosc"))
    assert "practice" in caught.value.message_dict


def test_a_translation_stands_for_its_source():
    page = practice()
    row = adoption(translated(page, "en"), factories.partner("gosc"))
    assert row.practice == page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"saw_pl": ""}, "saw_pl"),
        ({"verdict": "maybe"}, "verdict"),
        ({"verdict": "no", "by_when": "2027"}, "by_when"),
    ],
)
def test_a_finding_says_what_was_seen_and_decided(fields, field):
    with pytest.raises(ValidationError) as caught:
        finding(activity(), **fields)
    assert field in caught.value.message_dict


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_only_what_is_public_is_published(state):
    row = adoption(practice(), factories.partner("gosc"), state=state)
    assert documents(row.key) == {}
    row.state = "public"
    row.save()
    assert set(documents(row.key)) == {"pl", "en", "uk"}
    row.state = "withdrawn"
    row.save()
    assert documents(row.key) == {}
    assert Publication.objects.filter(key=row.key).count() == 3


def test_an_adoption_says_in_each_language_whose_words_it_uses():
    row = adoption(practice(), factories.partner("gosc"))
    found = documents(row.key)["uk"]
    assert found["title"] == "GOSC: Адаптовано"
    assert found["changes"] == {"text": "Spotkania są zdalne.", "language": "pl"}
    assert found["practice"]["language"] == "pl"


def test_terms_lead_to_both_ends():
    page, event = practice(topics=factories.topics(2)), activity()
    row = adoption(page, factories.partner("gosc"))
    seen = finding(event, practice=page)
    terms = set(
        Publication.objects.get(key=row.key, language="pl").terms.values_list(
            "scheme", "code"
        )
    )
    topics = {("topic", topic.code) for topic in page.topics.all()}
    assert terms == topics | {
        ("practice", str(page.translation_key)),
        ("partner", "gosc"),
        ("adoption-result", "adapted"),
        ("year", "2020"),
    }
    of_finding = Publication.objects.get(key=seen.key, language="en").terms
    assert of_finding.filter(
        scheme="activity", code=str(event.translation_key)
    ).exists()
    assert of_finding.filter(scheme="practice", code=str(page.translation_key)).exists()


def test_a_withdrawn_practice_takes_its_title_and_topics_along():
    page = practice(title="Tajna praktyka")
    row = adoption(page, factories.partner("gosc"))
    seen = finding(activity(), practice=page)
    assert "Tajna" in json.dumps(documents(row.key), ensure_ascii=False)
    page.unpublish()
    for key in (row.key, seen.key):
        assert "Tajna" not in json.dumps(documents(key), ensure_ascii=False)
        assert documents(key)["pl"]["practice"] is None
    terms = Publication.objects.get(key=row.key, language="pl").terms
    assert not terms.filter(scheme__in=["topic", "practice"]).exists()
    page.save_revision().publish()
    publication_refresh_dirty()
    assert documents(row.key)["pl"]["practice"]["title"] == "Tajna praktyka"
    assert publication_differences() == []


def test_a_practice_that_gets_another_topic_changes_its_adoptions():
    page = practice(topics=factories.topics(1))
    row = adoption(page, factories.partner("gosc"))
    added = factories.topics(3)[-1]
    page.topics.add(added)
    page.save_revision().publish()
    publication_refresh_dirty()
    terms = Publication.objects.get(key=row.key, language="pl").terms
    assert terms.filter(scheme="topic", code=added.code).exists()
    assert publication_differences() == []


def test_the_deletion_of_a_practice_leaves_tombstones():
    page = practice()
    row = adoption(page, factories.partner("gosc"))
    key = row.key
    page.delete()
    assert documents(key) == {}
    assert Publication.objects.filter(key=key).exists()


def planned(row) -> dict[int, date]:
    return dict(row.follow_ups.values_list("months", "due"))


@pytest.mark.parametrize(
    ("start", "recorded", "due"),
    [
        ("2020", date(2026, 1, 31), {3: date(2026, 4, 30), 12: date(2027, 1, 31)}),
        ("", date(2026, 1, 31), {3: date(2026, 4, 30), 12: date(2027, 1, 31)}),
        ("2026-03", date(2026, 1, 1), {3: date(2026, 6, 1), 12: date(2027, 3, 1)}),
    ],
)
def test_follow_ups_are_due_after_start_and_recording(start, recorded, due):
    row = adoption(practice(), factories.partner("gosc"))
    row.start, row.recorded = start, recorded
    row.save()
    follow_ups_plan(adoption=row)
    follow_ups_plan(adoption=row)
    assert planned(row) == due


@pytest.mark.parametrize(
    "fields", [{"state": "draft"}, {"result": None}], ids=["draft", "dropped"]
)
def test_a_draft_and_what_was_dropped_are_not_followed_up(fields):
    row = adoption(practice(), factories.partner("gosc"))
    follow_ups_plan(adoption=row)
    row.state = fields.get("state", "public")
    if "result" in fields:
        row.result = result("tried-and-dropped")
    row.save()
    follow_ups_plan(adoption=row)
    assert planned(row) == {}


def test_an_answer_is_public_and_changes_the_adoption():
    row = adoption(practice(), factories.partner("gosc"))
    follow_ups_plan(adoption=row)
    first = row.follow_ups.get(months=3)
    first.result, first.note_pl = result("tried-and-dropped"), "Zabrakło ludzi."
    first.full_clean()
    follow_up_answer(follow_up=first)
    row.refresh_from_db()
    found = documents(row.key)["pl"]
    assert found["result"]["code"] == "tried-and-dropped"
    assert found["reason"]["text"] == "Zabrakło ludzi."
    assert [item["months"] for item in found["follow_ups"]] == [3]
    assert found["follow_ups"][0]["answered"] == timezone.localdate().isoformat()


def test_an_answer_that_it_was_dropped_needs_words():
    row = adoption(practice(), factories.partner("gosc"))
    follow_up = AdoptionFollowUp(
        adoption=row,
        months=3,
        due=timezone.localdate() - timedelta(days=1),
        result=result("tried-and-dropped"),
    )
    with pytest.raises(ValidationError) as caught:
        follow_up.full_clean()
    assert "note_pl" in caught.value.message_dict
