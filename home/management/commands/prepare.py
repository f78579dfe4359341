"""Everything a machine needs before it can serve the site."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.demo import ACCOUNTS
from core.catalogues import compile_catalogues
from core.languages import ENDONYMS, LANGUAGE_CODES
from home.models import HomePage, MenuItem
from search.followers import search_follower

STAMP = ".collected"


class Command(BaseCommand):
    """`prepare`: migrate, compile, fill and collect, each only where needed."""

    help = "Bring database, catalogues, content and static files up to date."
    # The checks would read message catalogues before they are compiled.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is still to be done, then say where everything is."""
        compile_catalogues()
        if migrations_pending():
            self.say("Preparing the database")
            call_command("migrate", interactive=False, verbosity=0)
        if not content_complete():
            self.say("Publishing the initial content")
            call_command("seed", stdout=self.stdout, stderr=self.stderr)
        search_follower.catch_up()
        if not settings.DEBUG and static_files_stale():
            self.say("Collecting static files")
            call_command("collectstatic", interactive=False, verbosity=0)
            Path(settings.STATIC_ROOT, STAMP).touch()
        self.addresses()

    def say(self, text: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(text)
        self.stdout.flush()

    def addresses(self) -> None:
        """Print the front pages, the admin and the demo accounts."""
        for code in LANGUAGE_CODES:
            self.say(f"{ENDONYMS[code]:<12} {settings.SITE_URL}/{code}/")
        self.say(f"{'Admin':<12} {settings.SITE_URL}/admin/")
        if settings.DEMO_ACCOUNTS:
            names = ", ".join(account.username for account in ACCOUNTS)
            self.say(f"{'Accounts':<12} {names}")


def migrations_pending() -> bool:
    """Say whether the database is behind the code."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def content_complete() -> bool:
    """Say whether seeding has come to its end.

    Menus come last: they are missing while an interrupted run waits to go on.
    A site that an editor has emptied on purpose keeps its home pages.
    """
    homes = HomePage.objects.live().count()
    return homes >= len(LANGUAGE_CODES) and MenuItem.objects.exists()


def static_files_stale() -> bool:
    """Say whether a source file is newer than the collected ones."""
    stamp = Path(settings.STATIC_ROOT, STAMP)
    if not stamp.exists():
        return True
    collected = stamp.stat().st_mtime
    return any(
        storage.exists(name) and Path(storage.path(name)).stat().st_mtime > collected
        for finder in get_finders()
        for name, storage in finder.list([])
    )
