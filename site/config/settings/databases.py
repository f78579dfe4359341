"""The database: SQLite tuned for a small server, PostgreSQL by address."""

from typing import Any

from config.environment import VAR, env

# Opening a connection costs more processor time than answering most requests.
CONNECTION_SECONDS = 60
# Readers and one writer at a time without "database is locked": see the SQLite
# documentation on WAL, busy_timeout and BEGIN IMMEDIATE.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;"
    ),
}


def database_from_environment() -> dict[str, Any]:
    """Return Django's settings for the database at `DATABASE_URL`."""
    database = dict(
        env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")
    )
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = SQLITE_OPTIONS
    else:
        database["CONN_HEALTH_CHECKS"] = True
    database["CONN_MAX_AGE"] = CONNECTION_SECONDS
    # The admin's requests are transactions (EditorialTransactionMiddleware);
    # public reads open none.
    database["ATOMIC_REQUESTS"] = False
    return database
