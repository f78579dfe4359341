"""`make dev`: reloading server and debugging aids."""

from config.settings.base import *
from config.settings.base import STORAGES, env
from config.settings.secrets import local_secret_key

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = local_secret_key()
ALLOWED_HOSTS = ["*"]
DEMO_ACCOUNTS = True
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
