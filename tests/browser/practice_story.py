"""Who acts in the story of a practice, in which language, and with which words."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from accounts.demo import ACCOUNTS
from tests.support import seeded
from tests.support.browser import START_SECONDS, environment

# What was counted, the same in every language.
RESULT = "148"


@dataclass(frozen=True, slots=True)
class Story:
    """One telling: source language, people (demo accounts) and texts."""

    language: str
    author: str
    adopter: str
    desk: str
    reviewers: tuple[str, str]
    translators: tuple[str, str]
    title: str
    summary: str
    problem: str
    description: str
    indicator: str
    plain_summary: str
    opinion: str
    # Title, summary, plain words, problem, description, indicator.
    english: tuple[str, str, str, str, str, str]
    slug: str
    # What the desk asks for; empty: it asks for nothing.
    returned: str
    topic: str

    @property
    def people(self) -> list[str]:
        """Return everybody with an account."""
        one = [self.author, self.adopter, self.desk]
        return [*one, *self.reviewers, *self.translators]

    @property
    def translations(self) -> dict[str, str]:
        """Return the English of every text."""
        texts = (self.title, self.summary, self.plain_summary, self.problem)
        told = (*texts, self.description, self.indicator)
        return {**dict(zip(told, self.english, strict=True)), RESULT: RESULT}

    @property
    def reviewer_names(self) -> list[str]:
        """Return the reviewers as the desk sees them."""
        names = {row.username: f"{row.first_name} {row.last_name}" for row in ACCOUNTS}
        return [names[name] for name in self.reviewers]


POLISH = Story(
    language="pl",
    author="wup-krakow",
    adopter="uj",
    desk="editor",
    reviewers=("reviewer", "reviewer-2"),
    translators=("translator", "translator-2"),
    title="Wędrowny punkt doradztwa w bibliotekach „Żółw”",
    summary="Doradca przyjeżdża co tydzień do biblioteki w innej gminie.",
    problem="Z najdalszych gmin jedzie się do doradcy ponad godzinę.",
    description="Doradca dyżuruje w czytelni i umawia rozmowy przez bibliotekarkę.",
    indicator="Osoby, którym doradzono",
    plain_summary="Doradca sam przyjeżdża do ludzi. Spotkania są w bibliotece.",
    opinion="Opis jest jasny i da się go powtórzyć w innym regionie.",
    english=(
        "Travelling guidance point in libraries, called Tortoise",
        "Every week the counsellor comes to a library in another municipality.",
        "The counsellor comes to the people. You meet in the library.",
        "From the outermost municipalities it takes more than an hour.",
        "The counsellor sits in the reading room; the librarian books talks.",
        "People who were advised",
    ),
    slug="travelling-guidance-point",
    returned="Proszę dodać wersję prostymi słowami.",
    topic="guidance",
)
UKRAINIAN = Story(
    language="uk",
    author="uj",
    adopter="wup-krakow",
    desk="editor-2",
    reviewers=("reviewer", "reviewer-2"),
    translators=("translator", "translator-2"),
    title="Вечірні розмови польською для дорослих із ґуртка „Їжак”",
    summary="Щочетверга дорослі розмовляють польською з добровольцями.",
    problem="На курсах людям бракувало живої розмови.",
    description="Дві добровольки ведуть розмову за картками з темами дня.",
    indicator="Учасники розмов",
    plain_summary="Ви приходите ввечері й розмовляєте. Платити не треба.",
    opinion="Простий задум, який легко повторити в іншому місті.",
    english=(
        "Evening conversations in Polish for adults, called Hedgehog",
        "On Thursdays adults speak Polish with volunteers.",
        "You come in the evening and talk. It costs nothing.",
        "Courses lacked conversation with living people.",
        "Two volunteers lead the talk with cards that name the day's topics.",
        "People who took part",
    ),
    slug="evening-conversations",
    returned="",
    topic="community",
)
# Somewhat more than the months after which an owner is asked again.
DAYS_AWAY = 740


def on_the_site(call: str, **values: Any) -> str:
    """Run a function of this module on the site's own database."""
    given = json.dumps(values)
    code = (
        f"import json; from {__name__} import {call}; {call}(**json.loads({given!r}))"
    )
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", code],
        cwd=seeded.ROOT,
        env=environment(),
        check=True,
        timeout=START_SECONDS,
        capture_output=True,
        text=True,
    )
    return done.stdout


def meet(story: Story) -> None:
    """Let everybody in the story speak its language in the admin."""
    on_the_site("write_languages", people=story.people, language=story.language)


def letter_after_years(key: str) -> str:
    """Age a practice, run the day's work, and return the letters to the owner."""
    return on_the_site("write_age", key=key, days=DAYS_AWAY)


def write_languages(people: list[str], language: str) -> None:
    """Set the language of accounts."""
    # Models can be imported only by a process that Django has set up.
    from wagtail.users.models import UserProfile

    from accounts.models import User

    users = User.objects.filter(username__in=people)
    users.update(interface_language=language)
    for user in users:
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()


def write_age(key: str, days: int) -> None:
    """Move the dates of a practice back, ask its owner, and write the letters out."""
    # As above.
    from datetime import timedelta

    from django.core import mail
    from django.db.models import F

    from knowledge.exchange.confirmations import confirmations_run
    from knowledge.models import PracticePage

    pages = PracticePage.objects.filter(translation_key=key)
    pages.update(first_published_at=F("first_published_at") - timedelta(days=days))
    confirmations_run()
    titles = set(pages.values_list("title", flat=True))
    for letter in getattr(mail, "outbox", []):
        if any(title in letter.subject for title in titles):
            sys.stdout.write(f"{letter.to[0]}\n{letter.body}\n")
