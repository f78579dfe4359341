"""Every environment variable the product reads, with its default and purpose.

The README's table of variables is tested against this list.
"""

from dataclasses import dataclass
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

env = environ.Env()


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its name, what it is for, and its default."""

    name: str
    purpose: str
    default: str = ""
    required_in_production: bool = False


VARIABLES = (
    Variable(
        "SECRET_KEY",
        "Key that signs sessions and tokens",
        required_in_production=True,
    ),
    Variable(
        "ALLOWED_HOSTS",
        "Host names served, separated by commas",
        "localhost and loopback",
        required_in_production=True,
    ),
    Variable(
        "SITE_URL",
        "Public address of the site, without a slash at the end",
        "http://localhost:8000",
        required_in_production=True,
    ),
    Variable(
        "FRONTEND_URL", "Frontends that show drafts to editors, separated by commas"
    ),
    Variable("DEBUG", "Refused in production", "off; on in development"),
    Variable("DATABASE_URL", "Database address", "SQLite under var/"),
    Variable("REDIS_URL", "Shared cache and rate limits", "cache in each process"),
    Variable("SEARCH_PATH", "File of the embedded search engine", "var/search.sqlite3"),
    Variable("ELASTICSEARCH_URL", "Address of the search server", "no server"),
    Variable(
        "ELASTICSEARCH_INDEX_PREFIX", "What names of its indices begin with", "mpku"
    ),
    Variable("ELASTICSEARCH_API_KEY", "Key for the search server"),
    Variable(
        "ELASTICSEARCH_CA_CERTS",
        "File of the authority that signed its certificate",
        "the system's",
    ),
    Variable("MEDIA_ROOT", "Folder of uploaded files", "var/media"),
    Variable("EMAIL_URL", "Mail server address", "files in var/mail"),
    Variable("CONTACT_EMAIL", "Address that receives contact messages", ""),
    Variable(
        "TRUSTED_PROXIES", "Reverse proxies in front that set X-Forwarded-For", "0"
    ),
    Variable("DEFAULT_FROM_EMAIL", "Sender of the site's mail", "webmaster@localhost"),
    Variable(
        "WEBHOOK_ALLOWED_HOSTS",
        "Hosts that webhooks may reach on private addresses and without https",
    ),
    Variable("DEMO_PASSWORD", "Password of the demo accounts", "random, printed once"),
    Variable(
        "API_RATE_LIMIT",
        "Requests a minute that one client may send; 0 is no limit",
        "600",
    ),
    Variable("PORT", "Port of `make run` and `make dev`", "8000"),
    Variable("WEB_CONCURRENCY", "Server processes of `make run`", "2"),
    Variable("LOG_LEVEL", "Least severe log message written", "INFO"),
)
