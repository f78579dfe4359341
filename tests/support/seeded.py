"""The seeded database: made once for the code as it is, then copied.

`make test` runs several processes; the first to arrive seeds, the others wait.
`python -m tests.support.seed` seeds beforehand, beside other work.
With `SEEDED_KEEP=1` a database that exists is at most migrated, whatever else of the
code has changed: for running a few tests again and again while writing them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connections
from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]
TEST_VAR = ROOT / "var" / "test"
# Each database has its own, so that both can be made at the same time.
POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")
SEED = "seed_postgres" if POSTGRES else "seed"
SOURCES = ("site", "home", "knowledge", "partners_exchange", "search")
SEED_MINUTES = 10
DEMO_PASSWORD = "demo-password"


def on_postgres() -> bool:
    """Say whether the run uses PostgreSQL."""
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("postgresql")


def fingerprint() -> str:
    """Return a hash of everything that decides what seeding makes."""
    digest = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".json"} and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(ROOT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def prepare() -> None:
    """Seed a database unless one for this very code exists."""
    TEST_VAR.mkdir(parents=True, exist_ok=True)
    stamp = TEST_VAR / f"{SEED}.stamp"
    with FileLock(TEST_VAR / f"{SEED}.lock"):
        wanted = fingerprint()
        if stamp.exists() and stamp.read_text() == wanted and exists():
            return
        if os.environ.get("SEEDED_KEEP") and exists():
            bring_forward(TEST_VAR / f"{SEED}.kept")
            return
        stamp.unlink(missing_ok=True)
        shutil.rmtree(TEST_VAR / SEED, ignore_errors=True)
        (TEST_VAR / SEED).mkdir(parents=True)
        if on_postgres():
            recreate_postgres(database_name(SEED))
        run("migrate", "--verbosity", "0")
        run("seed")
        stamp.write_text(wanted)


def bring_forward(stamp: Path) -> None:
    """Migrate a seeded database that is kept, when there is a new migration."""
    files = sorted(
        path
        for folder in SOURCES
        for path in (ROOT / folder).glob("**/migrations/0*.py")
    )
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        run("migrate", "--verbosity", "0")
        run("publication", "rebuild")
        stamp.write_text(wanted)


def run(*command: str) -> None:
    """Run a management command on the database that is being seeded."""
    environment = {
        **os.environ,
        "PYTEST_XDIST_WORKER": SEED,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DEMO_PASSWORD": DEMO_PASSWORD,
    }
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=SEED_MINUTES * 60,
    )


def worker() -> str:
    """Return the name of this test process."""
    return str(settings.WORKER)


def database_name(name: str) -> str:
    """Return the PostgreSQL database of a worker."""
    base = str(settings.DATABASES["default"]["NAME"])
    return f"{base.removesuffix('_' + worker())}_{name}"


def exists() -> bool:
    """Say whether the seeded database is there."""
    if not on_postgres():
        return (TEST_VAR / SEED / "db.sqlite3").exists()
    with server() as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [database_name(SEED)]
        )
        return found.fetchone() is not None


def restore(name: str | None = None) -> None:
    """Replace a worker's database and files with the seeded ones."""
    name = name or worker()
    connections.close_all()
    folder = TEST_VAR / name
    shutil.rmtree(folder, ignore_errors=True)
    # The template may have no other connection while PostgreSQL copies it, and
    # its files must not be made anew meanwhile.
    with FileLock(TEST_VAR / f"{SEED}.lock"):
        shutil.copytree(TEST_VAR / SEED, folder)
        if on_postgres():
            recreate_postgres(database_name(name), template=database_name(SEED))


def server() -> psycopg.Connection[tuple[object, ...]]:
    """Connect to the PostgreSQL server itself, outside any transaction."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    address = urlunsplit(parts._replace(path="/postgres"))
    return psycopg.connect(address, autocommit=True)


def recreate_postgres(name: str, template: str = "template0") -> None:
    """Drop and create a database, as a copy of another one if given."""
    with server() as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(
            f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\''
        )
