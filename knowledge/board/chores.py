"""What time does to the board: entries end, and once a week matches are found."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from knowledge.board import notices
from knowledge.board.enums import Direction, OfferState
from knowledge.board.matching import Fit, fit
from knowledge.board.services import offer_expire, offer_warn
from knowledge.models import MatchRound, Offer, OfferMatch, OfferMessage
from knowledge.permissions import people_writing_for
from publication.selectors import publication_list

WARN_DAYS = 14
# People's addresses are not kept longer than the matter may take.
KEEP_MESSAGES = timedelta(days=365)
# Monday morning, before people look at their mail.
ROUND_HOUR = 6
MOST_ENTRIES = 10_000

Document = dict[str, Any]
# The published document of an entry by language.
Versions = dict[str, Document]


def board_tidy() -> int:
    """Take off what is over, warn of what ends soon, delete old answers."""
    today = timezone.localdate()
    public = Offer.objects.filter(state=OfferState.PUBLISHED).select_related("partner")
    over = list(public.filter(valid_until__lt=today))
    for offer in over:
        offer_expire(offer=offer)
    soon = public.filter(valid_until__range=(today, today + timedelta(days=WARN_DAYS)))
    ending = [offer for offer in soon if offer.warned_for != offer.valid_until]
    for offer in ending:
        offer_warn(offer=offer)
    old = OfferMessage.objects.filter(created_at__lt=timezone.now() - KEEP_MESSAGES)
    deleted, _by_model = old.delete()
    return len(over) + len(ending) + deleted


def round_of(now: datetime) -> date:
    """Return the Monday whose round is due: the last one whose hour has come."""
    local = timezone.localtime(now)
    monday = local.date() - timedelta(days=local.weekday())
    due = timezone.make_aware(datetime.combine(monday, time(ROUND_HOUR)))
    return monday if now >= due else monday - timedelta(days=7)


def matches_weekly() -> int:
    """Find new matches once a week; return how many were found."""
    week = round_of(timezone.now())
    if MatchRound.objects.filter(week=week).exists():
        return 0
    try:
        with transaction.atomic():
            done = MatchRound.objects.create(week=week)
            done.found = matches_find()
            done.save(update_fields=["found"])
    except IntegrityError:
        # Another worker has this week's round.
        return 0
    return done.found


def matches_find() -> int:
    """Keep and tell every match that is not known yet; return how many."""
    entries = published_entries()
    known = set(OfferMatch.objects.values_list("offer__key", "need__key"))
    rows = Offer.objects.filter(key__in=list(entries)).select_related("partner")
    stored = {str(row.key): row for row in rows}
    found = 0
    for offer_key, need_key in pairs(entries):
        offer, need = stored.get(offer_key), stored.get(need_key)
        if offer is None or need is None or (offer.key, need.key) in known:
            continue
        OfferMatch.objects.create(offer=offer, need=need)
        tell_match(offer, entries[offer_key], entries[need_key])
        tell_match(need, entries[need_key], entries[offer_key])
        found += 1
    return found


def published_entries() -> dict[str, Versions]:
    """Return every entry of the board by key, in the languages it is read in."""
    found: dict[str, Versions] = defaultdict(dict)
    for language in LANGUAGE_CODES:
        listing = publication_list(
            kinds=["offer"], language=language, limit=MOST_ENTRIES
        )
        for row in listing.items:
            found[str(row.key)][language] = row.data
    return dict(found)


def reading(versions: Versions, language: str) -> Document:
    """Return an entry as a reader gets it, the nearest language if need be."""
    return versions.get(language) or next(iter(versions.values()))


def pairs(entries: dict[str, Versions]) -> Iterator[tuple[str, str]]:
    """Yield the keys of offers and needs that fit, those with most in common first."""
    documents = {
        key: reading(versions, SOURCE_LANGUAGE) for key, versions in entries.items()
    }
    needs: dict[str, list[str]] = defaultdict(list)
    for key, document in documents.items():
        if document["direction"]["code"] == Direction.NEED:
            for topic in document["topics"]:
                needs[topic["code"]].append(key)
    fits: dict[tuple[str, str], Fit] = {}
    for key, document in documents.items():
        if document["direction"]["code"] != Direction.OFFER:
            continue
        for topic in document["topics"]:
            for other in needs[topic["code"]]:
                if shared := fit(document, documents[other]):
                    fits[key, other] = shared
    yield from sorted(fits, key=lambda pair: (fits[pair].weight, pair), reverse=True)


def tell_match(own: Offer, mine: Versions, theirs: Versions) -> None:
    """Tell an entry's people what fits it, each in their language."""
    for user in people_writing_for(own.partner):
        language = user.interface_language
        here, there = reading(mine, language), reading(theirs, language)
        shared = fit(here, there)
        if shared is None:
            continue
        with translation.override(language):
            reasons = " ".join(shared.reasons())
        notices.tell(
            [user],
            kind=notices.MATCH,
            parameters={
                "title": here["name"]["text"],
                "other": there["name"]["text"],
                "partner": there["partner"]["name"]["text"],
                "reasons": reasons,
            },
            path=there["path"],
        )
