"""What fits what, why, and who is told of it once."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from accounts.models import Notice
from accounts.notices import notice_text
from knowledge.board import chores
from knowledge.board.matching import fit
from knowledge.models import MatchRound, Offer, OfferMatch, OfferMessage
from partners_exchange.models import Partner
from tests.knowledge.board.factories import board, concept, offer, person, topics
from tests.knowledge.factories import partner
from vocabularies.enums import Scheme


def label(code: str) -> dict[str, str]:
    return {"code": code, "label": code.upper()}


def document(direction: str = "offer", owner: str = "a", **changes):
    return {
        "direction": label(direction),
        "partner": label(owner),
        "topics": [label("x"), label("y")],
        "languages": [],
        "country": None,
        "nuts": None,
        "county": None,
        **changes,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (document(), document("offer", "b")),
        (document("need"), document("need", "b")),
        (document(), document("need", "a")),
        (document(), document("need", "b", topics=[label("z")])),
        (document(topics=[]), document("need", "b", topics=[])),
        (
            document(languages=[label("fr")]),
            document("need", "b", languages=[label("uk")]),
        ),
    ],
)
def test_what_does_not_fit(one, other):
    assert fit(one, other) is None
    assert fit(other, one) is None


def test_a_language_that_one_of_them_does_not_say_excludes_nobody():
    found = fit(document(languages=[label("fr")]), document("need", "b"))
    assert found
    assert found.languages == ()


@pytest.mark.parametrize(
    ("here", "there", "place"),
    [
        ({}, {}, None),
        ({"country": label("pl")}, {"county": label("k")}, None),
        (
            {"country": label("pl"), "nuts": label("pl21"), "county": label("k")},
            {"country": label("pl"), "nuts": label("pl21"), "county": label("t")},
            ("nuts", "PL21"),
        ),
        ({"county": label("k")}, {"county": label("k")}, ("county", "K")),
    ],
)
def test_the_narrowest_common_place_is_named(here, there, place):
    found = fit(document(**here), document("need", "b", **there))
    assert found
    assert found.place == place


def test_the_reasons_are_sentences_without_a_number():
    shared = {"languages": [label("fr")], "county": label("k")}
    found = fit(document(**shared), document("need", "b", **shared))
    assert found
    with translation.override("en"):
        assert found.reasons() == [
            "Both name the topics: X, Y.",
            "Both are in the county: K.",
            "Both can work in: FR.",
        ]


def pair() -> tuple[Offer, Offer]:
    """Return an offer and a need that fit, of two institutions with people."""
    board()
    here, there = partner("tu"), partner("tam")
    place = {"country": concept(Scheme.COUNTRY, "PL")}
    shown = offer(here, state="published", languages=["pl", "uk"], **place)
    wanted = offer(
        there,
        direction="need",
        state="published",
        languages=["uk"],
        topics=topics("guidance", "quality"),
        **place,
    )
    person("ola", here, "pl")
    person("olena", there, "uk")
    return shown, wanted


@pytest.mark.django_db
def test_both_sides_are_told_in_their_language_and_only_once():
    shown, wanted = pair()
    assert chores.matches_weekly() == 1
    assert OfferMatch.objects.get().need == wanted
    mine, theirs = (Notice.objects.get(user__username=n) for n in ("ola", "olena"))
    assert mine.path == f"/pl/oferty-i-potrzeby/{wanted.slug_pl}/"
    assert theirs.path == f"/uk/propozytsii-ta-potreby/{shown.slug_uk}/"
    assert mine.parameters["other"] == wanted.title_pl
    assert theirs.parameters["title"] == wanted.title_uk
    assert "українська" in theirs.parameters["reasons"].lower()
    with translation.override("uk"):
        assert shown.title_uk in notice_text(theirs)
    # In the same week nothing is searched; in the next one nothing is new.
    assert chores.matches_weekly() == 0
    MatchRound.objects.all().delete()
    assert chores.matches_weekly() == 0
    assert Notice.objects.filter(kind="offer-match").count() == 2


@pytest.mark.django_db
def test_what_left_the_board_matches_nothing():
    shown, _wanted = pair()
    shown.state = "withdrawn"
    shown.save()
    assert chores.matches_find() == 0
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_an_institution_without_people_holds_nobody_up():
    board()
    offer(partner("tu"), state="published")
    offer(partner("tam"), state="published", direction="need")
    assert chores.matches_find() == 1
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-11-23T05:59:00+01:00", "2026-11-16"),
        ("2026-11-23T06:00:00+01:00", "2026-11-23"),
        ("2026-11-29T23:59:00+01:00", "2026-11-23"),
        ("2026-03-29T12:00:00+02:00", "2026-03-23"),
    ],
)
def test_a_round_begins_on_monday_morning_in_warsaw(now, monday):
    moment = timezone.datetime.fromisoformat(now)
    assert chores.round_of(moment).isoformat() == monday


@pytest.mark.django_db
def test_time_takes_entries_off_and_warns_once_for_each_date():
    board()
    owner = partner()
    ola = person("ola", owner)
    today = timezone.localdate()
    over = offer(owner, state="published")
    Offer.objects.filter(pk=over.pk).update(valid_until=today - timedelta(days=1))
    soon = offer(owner, state="published", valid_until=today + timedelta(days=3))
    last_day = offer(owner, state="published", valid_until=today)
    far = offer(owner, state="published")
    assert chores.board_tidy() == 3
    states = dict(Offer.objects.values_list("pk", "state"))
    assert states[over.pk] == "expired"
    assert {states[row.pk] for row in (soon, last_day, far)} == {"published"}
    kinds = sorted(Notice.objects.filter(user=ola).values_list("kind", flat=True))
    assert kinds == ["offer-ended", "offer-ending", "offer-ending"]
    assert chores.board_tidy() == 0
    soon.refresh_from_db()
    soon.valid_until += timedelta(days=2)
    soon.save()
    assert chores.board_tidy() == 1


@pytest.mark.django_db
def test_answers_are_deleted_after_a_year():
    row = offer(partner())
    for _number in range(2):
        OfferMessage.objects.create(
            offer=row, name="Jan", email="jan@example.org", message="x", language="pl"
        )
    old = OfferMessage.objects.first()
    OfferMessage.objects.filter(pk=old.pk).update(
        created_at=timezone.now() - chores.KEEP_MESSAGES - timedelta(days=1)
    )
    assert chores.board_tidy() == 1
    assert OfferMessage.objects.count() == 1


@pytest.mark.django_db
def test_a_partner_that_has_an_entry_is_not_deleted():
    owner = partner()
    offer(owner)
    with pytest.raises(Exception, match="protected foreign keys"):
        Partner.objects.get(pk=owner.pk).delete()
