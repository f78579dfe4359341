"""A secret key kept in `var/`, so that a local site keeps its sessions."""

from django.core.management.utils import get_random_secret_key

from config.environment import VAR, env


def local_secret_key() -> str:
    """Return `SECRET_KEY`, or the key stored in `var/`, made on first use."""
    if key := env.str("SECRET_KEY", ""):
        return key
    path = VAR / "secret-key"
    if not path.exists():
        VAR.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8")
