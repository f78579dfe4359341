"""What reviewers agreed to have published with a practice."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.formats import date_format

from core.languages import Text
from partners_exchange.models import Partner


class GivenOpinion(Protocol):
    """An opinion as the reviews keep it."""

    @property
    def reviewer_name(self) -> str: ...

    @property
    def institution(self) -> Partner | None: ...

    @property
    def text(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def date(self) -> datetime.date: ...


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion as readers see it; `language` is that of its text."""

    reviewer: str
    institution: Text | None
    text: str
    language: str
    day: str
    datetime: str


def opinions(given: Iterable[GivenOpinion], language: str) -> list[Opinion]:
    """Return opinions for readers of a language."""
    return [
        Opinion(
            reviewer=opinion.reviewer_name,
            institution=opinion.institution.text("name", language)
            if opinion.institution
            else None,
            text=opinion.text,
            language=opinion.language,
            day=str(date_format(opinion.date, "j E Y")),
            datetime=opinion.date.isoformat(),
        )
        for opinion in given
        if opinion.text.strip()
    ]
