"""`make run`: the product as in production, on one machine, for trying out."""

from config.settings.base import *
from config.settings.secrets import local_secret_key

SECRET_KEY = local_secret_key()
ALLOWED_HOSTS = ["*"]
DEMO_ACCOUNTS = True
SERVE_MEDIA = True
