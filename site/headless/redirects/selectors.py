"""Where old paths lead."""

import uuid
from dataclasses import dataclass

from django.conf import settings

from publication.models import Publication, PublishedPath

LONGEST_PATH = 512


@dataclass(frozen=True, slots=True)
class Target:
    """Where an old path leads: a public path, an address elsewhere, or nowhere.

    Nowhere (`url` is empty) means that the object has been withdrawn.
    """

    key: uuid.UUID | None
    language: str
    path: str
    url: str


def normal_path(path: str) -> str:
    """Return a path as paths are kept: with a slash at both ends."""
    return f"/{path.strip('/')}/" if path.strip("/") else "/"


def redirect_target(path: str) -> Target | None:
    """Return where an old path leads, None when it never was public; two queries.

    The object's present path is read, never another old one: there is no chain
    to follow and no circle to fall into.
    """
    old = PublishedPath.objects.filter(path=normal_path(path)[:LONGEST_PATH]).first()
    if old is None:
        return None
    if old.key is None:
        return Target(None, "", "", old.link)
    now = public_path(old.key, old.language)
    return Target(
        old.key, old.language, now, f"{settings.SITE_URL}{now}" if now else ""
    )


def public_path(key: uuid.UUID, language: str) -> str:
    """Return where an object is public in a language, "" when it is not."""
    found = Publication.objects.filter(key=key, language=language, withdrawn_at=None)
    return found.values_list("path", flat=True).first() or ""
