"""What the processes of tests do."""

import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from django.core.management import execute_from_command_line
from django.db import transaction
from django.utils import translation

from home.models import ContentPage
from partners_exchange.models import Partner
from publication.followers import register_follower
from publication.models import Publication
from publication.worker import register_chore
from tests.support.pages import content_page


def manage(*command: str) -> None:
    """Run a management command, as `manage.py` does."""
    execute_from_command_line(["manage.py", *command])


def say(*words: object) -> None:
    """Write a line at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def publish(name: str, most: int = 10_000) -> None:
    """Publish, edit and withdraw pages until killed; say what is committed."""
    with translation.override("pl"):
        for number in range(most):
            with transaction.atomic():
                page = content_page(f"{name} strona {number}")
            say("published", page.pk)
            if number % 3 == 1:
                edit(page)
            if number % 3 == 2:
                with transaction.atomic():
                    page.unpublish()
                say("withdrawn", page.pk)
    say("finished")


def edit(page: ContentPage) -> None:
    """Publish new words."""
    page.summary = "Zmieniona."
    with transaction.atomic():
        page.save_revision().publish()
    say("edited", page.pk)


def rename_partners(name: str, most: int) -> None:
    """Edit rows that many documents show."""
    partners = list(Partner.objects.order_by("pk"))
    for number in range(most):
        partner = partners[number % len(partners)]
        partner.name_pl = f"{partner.code} {name} {number}"
        with transaction.atomic():
            partner.save()
    say("finished")


class Listener:
    """A follower that writes down what it gets."""

    name = "listener"

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def apply(self, rows: Sequence[Publication]) -> None:
        with self.path.open("a") as file:
            for row in rows:
                file.write(f"{row.sequence}\n")

    def reset(self) -> None:
        self.path.unlink(missing_ok=True)


def follow(path: str) -> None:
    """Run the worker with one more follower."""
    register_follower(Listener(path))
    manage("follow")


def follow_with_faults(path: str) -> None:
    """Run the worker with a chore and a follower that fail at first."""
    attempts = count(1)

    def chore() -> int:
        note(path, f"chore {next(attempts)}")
        raise OSError("the chore's disk is full")

    class Broken(Listener):
        name = "broken"

        def apply(self, rows: Sequence[Publication]) -> None:
            note(self.path, "follower")
            raise OSError("nobody answers")

    register_chore("broken", chore, seconds=0.1)
    register_follower(Broken(path))
    follow(f"{path}.listener")


def note(path: str | Path, words: str) -> None:
    """Write a line with the time."""
    with Path(path).open("a") as file:
        file.write(f"{time.monotonic():.3f} {words}\n")


def follow_once(path: str) -> None:
    """Do what the worker has to do, with one more follower."""
    register_follower(Listener(path))
    manage("follow", "--once")
