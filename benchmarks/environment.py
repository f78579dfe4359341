"""Django on a copy of the seeded database; import this before any model.

The copy has the name `bench`, as if it were one more process of the test suite.
With DATABASE_URL it is a PostgreSQL database, else a file under `var/test/bench`.
"""

import os
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "bench"
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["PYTEST_XDIST_WORKER"] = NAME
# The same settings here and in the served process (see `benchmarks.served`).
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.served"

import django

django.setup()

from django.db import connection

from tests.support import seeded


def fresh_database() -> None:
    """Replace the benchmark's database by a copy of the seeded one."""
    seeded.prepare()
    seeded.restore()


def machine() -> dict[str, str | int]:
    """Return what the figures depend on beside the code."""
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count() or 0,
        "processor": processor_name(),
        "database": f"{connection.vendor} {database_version()}",
    }


def processor_name() -> str:
    """Return the processor's model, where Linux tells it."""
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text().splitlines() if facts.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()


def database_version() -> str:
    """Return the version of the database that is measured."""
    question = (
        "SELECT sqlite_version()"
        if connection.vendor == "sqlite"
        else "SHOW server_version"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])
