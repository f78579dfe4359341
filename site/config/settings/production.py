"""Production: refuses to start on a missing or unsafe value."""

from django.core.exceptions import ImproperlyConfigured

from config.environment import VARIABLES, env
from config.settings.base import *
from config.settings.base import ALLOWED_HOSTS, SECRET_KEY, SITE_URL

LEAST_SECRET_LENGTH = 32

missing = [
    variable.name
    for variable in VARIABLES
    if variable.required_in_production and not env.str(variable.name, "").strip()
]
if missing:
    raise ImproperlyConfigured(
        f"Set these environment variables before starting: {', '.join(missing)}."
    )
if len(SECRET_KEY) < LEAST_SECRET_LENGTH:
    raise ImproperlyConfigured(
        f"SECRET_KEY must have at least {LEAST_SECRET_LENGTH} characters."
    )
if env.bool("DEBUG", False):
    raise ImproperlyConfigured("DEBUG must be off in production.")
if not [host for host in ALLOWED_HOSTS if host.strip() and host != "*"]:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts that are served.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SITE_URL.startswith("https://")
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
CSRF_TRUSTED_ORIGINS = [SITE_URL]
