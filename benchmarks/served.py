"""Settings of the measured process: production's, on the benchmark's database.

The test suite's settings name the database; what they make slower or faster
than production is put back. Wagtail's own API stands beside ours.
"""

from config.settings.databases import CONNECTION_SECONDS
from config.settings.test import *

DEBUG = False
ROOT_URLCONF = "benchmarks.addresses"
# The test suite looks for static files at every request, so that none is stale.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = CONNECTION_SECONDS
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
# As in production, where a worker does that.
FOLLOW_AFTER_COMMIT = False
# Counted, never reached: one reader asks thousands of times a minute.
API_RATE_LIMIT = 10**9
