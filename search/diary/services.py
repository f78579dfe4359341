"""Counting a question, and forgetting it in time."""

import logging
import re
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from core.hourly import allowed_this_hour
from search.analysis import normalise
from search.diary.models import LONGEST_KEPT, AskedQuestion
from search.query import readable_words

logger = logging.getLogger(__name__)
KEEP = timedelta(days=90)
# More an hour from one network is a program, which tells nothing of readers.
COUNTED_AN_HOUR = 60
# What this request asked: text, language, results.
_waiting: ContextVar[tuple[str, str, int] | None] = ContextVar(
    "question_waiting", default=None
)
# What may name a person: addresses of mail and pages, and numbers longer than a year.
PERSONAL = re.compile(r"@|://|www\.|\d(?:[\s./-]?\d){4,}")


def kept_text(typed: str) -> str:
    """Return a question as it is counted; "" for what must not be kept.

    In small letters and single spaces. Not kept: what looks like an address or a
    number of a person or a telephone, what holds no word, and what is longer than
    anybody searches for: pasted text may say anything.
    """
    text = " ".join(normalise(typed).lower().split())
    if len(text) > LONGEST_KEPT or PERSONAL.search(text) or not readable_words(text):
        return ""
    return text if text.isprintable() else ""


def count_later(request: HttpRequest, *, typed: str, language: str, found: int) -> None:
    """Count a question once its answer is sent: nobody waits for it, or fails by it."""
    text = kept_text(typed)
    if not text or request.method != "GET":
        return
    if allowed_this_hour(request, purpose="diary", most=COUNTED_AN_HOUR):
        _waiting.set((text, language, found))


def count_waiting(**_signal: Any) -> None:
    """Count what the request that has just ended asked."""
    waiting = _waiting.get()
    if waiting is None:
        return
    _waiting.set(None)
    text, language, found = waiting
    try:
        question_count(text=text, language=language, found=found)
    except DatabaseError:
        logger.exception("A question could not be counted.")


def question_count(*, text: str, language: str, found: int) -> None:
    """Count a question today: one query, three the first time on a day."""
    day = timezone.localdate()
    same = AskedQuestion.objects.filter(day=day, language=language, text=text)
    if same.update(times=F("times") + 1, found=found):
        return
    # Somebody else may ask the same at the same moment: the row is made once, and
    # everybody counts.
    fresh = AskedQuestion(day=day, language=language, text=text, times=0, found=found)
    AskedQuestion.objects.bulk_create([fresh], ignore_conflicts=True)
    same.update(times=F("times") + 1, found=found)


def questions_forget() -> int:
    """Delete what is older than is kept; return how many rows."""
    oldest = timezone.localdate() - KEEP
    deleted, _by_model = AskedQuestion.objects.filter(day__lt=oldest).delete()
    return deleted
