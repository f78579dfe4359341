"""Publish the initial content where it is missing."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from accounts.demo import ACCOUNTS, demo_accounts_create
from accounts.models import User
from core.seeding import pages_relink
from home.progress import Progress
from home.roles import seed_roles
from home.seed import seed_documents, seed_home, seed_institutional, seed_news
from home.seed_history import seed_history
from home.seed_site import seed_locales, seed_menus, seed_site
from knowledge.board.seed import seed_board
from knowledge.reviews.seed import seed_reviews
from knowledge.seed import seed_practices, seed_products
from knowledge.seed_subjects import seed_subjects
from partners_exchange.seed import seed_activities, seed_groups, seed_partners
from partners_exchange.selectors import partner_by_code
from partners_exchange.services import affiliation_set
from publication.followers import followers_paused
from search.synonyms.seed import seed_synonyms
from vocabularies.seed import seed_vocabularies

# Each step needs what the steps before it made.
STEPS: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
    ("Vocabularies", seed_vocabularies),
    ("Synonyms", seed_synonyms),
    ("Languages", seed_locales),
    ("Home page", seed_home),
    ("Site", seed_site),
    ("Institutional pages", seed_institutional),
    ("Partners", seed_partners),
    ("Task groups", seed_groups),
    ("Activities", seed_activities),
    ("Products", seed_products),
    ("Good practices", seed_practices),
    ("Topics and countries", seed_subjects),
    ("Offers and needs", seed_board),
    ("History", seed_history),
    ("News", seed_news),
    ("Founding documents", seed_documents),
    ("Links between pages", pages_relink),
    ("Menus", seed_menus),
    ("Roles", seed_roles),
    ("Reviews", seed_reviews),
)


# They would write a line for every object between the lines of the progress.
TALKATIVE = ("django_tasks", "wagtail")


def quieten() -> None:
    """Keep routine messages of libraries off the terminal."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def database_empty() -> None:
    """Remove every table.

    Deleting rows would not do: Wagtail's root page and first languages are
    made by migrations.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        return
    connection.close()
    database = str(connection.settings_dict["NAME"])
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


class Command(BaseCommand):
    """`seed`: safe to run again, and goes on where it was interrupted."""

    help = "Publish the initial content where it is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to start over, in development."""
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Delete everything first; in development settings only.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every step."""
        if options["reset"]:
            if not settings.DEBUG:
                raise CommandError("--reset works in development settings only.")
            database_empty()
            call_command("migrate", interactive=False, verbosity=0)
        quieten()
        progress = Progress(len(STEPS))
        with followers_paused():
            for name, step in STEPS:
                progress.run(name, step())
        progress.finish()
        if settings.DEMO_ACCOUNTS:
            self.accounts()

    def accounts(self) -> None:
        """Create the demo accounts and print their password once."""
        password = demo_accounts_create(password=settings.DEMO_PASSWORD)
        for account in ACCOUNTS:
            if account.partner:
                affiliation_set(
                    user=User.objects.get(username=account.username),
                    partner=partner_by_code(code=account.partner),
                )
        if password:
            names = ", ".join(account.username for account in ACCOUNTS)
            self.stdout.write(f"Demo accounts: {names}; password: {password}")
