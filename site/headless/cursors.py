"""Cursors: a signed place in one particular list."""

import hashlib
from typing import Any

from django.core import signing

from headless.errors import invalid
from publication.selectors import Position

SALT = "headless.cursor"


def list_fingerprint(*parts: Any) -> str:
    """Name a list by everything that decides its rows and their order."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def write_cursor(position: Position, fingerprint: str) -> str:
    """Return a position as text that only this site can have made.

    It carries no time: the same page of a list must always be the same bytes,
    or no reader could ever be told that nothing has changed.
    """
    return _signer().sign_object([position.value, position.key, fingerprint])


def read_cursor(cursor: str, fingerprint: str) -> Position:
    """Read what `write_cursor` wrote.

    Raises:
        ProblemError: when it is damaged, or belongs to another list.
    """
    try:
        value, key, owner = _signer().unsign_object(cursor)
    except (signing.BadSignature, ValueError):
        raise invalid("cursor", "This is no cursor of this site.") from None
    if owner != fingerprint:
        raise invalid("cursor", "This cursor belongs to another list.")
    return Position(value, key)


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT)
