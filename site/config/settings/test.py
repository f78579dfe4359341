"""The test suite: fast hashing, mail in memory, files in a folder of its own."""

import os

from config.settings.base import *
from config.settings.base import DATABASES, STORAGES, VAR

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
TEST_VAR = VAR / "test"
SECRET_KEY = "test-only"  # noqa: S105
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DEMO_ACCOUNTS = True
SERVE_MEDIA = True
FOLLOW_AFTER_COMMIT = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = str(TEST_VAR / WORKER / "media")
SEARCH_PATH = str(TEST_VAR / WORKER / "search.sqlite3")
# Tests that mean a search server say so.
ELASTICSEARCH_URL = ""
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(TEST_VAR / WORKER).mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = str(TEST_VAR / WORKER / "db.sqlite3")
else:
    DATABASES["default"]["NAME"] += f"_{WORKER}"
# Each test's database is replaced by the next one's.
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Counted as everywhere, and never reached by a test that does not mean to.
API_RATE_LIMIT = 1_000_000
LOGGING["root"]["level"] = "ERROR"  # type: ignore[index]
