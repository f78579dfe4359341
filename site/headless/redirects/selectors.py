"""Where old paths lead."""

import uuid
from dataclasses import dataclass, replace

from django.conf import settings

from publication.models import Publication, PublishedPath

LONGEST_PATH = 512
# Folders below an object's address in which it answers as well.
_folders: set[str] = set()


def register_folder(name: str) -> None:
    """Say that objects answer in a folder below their address, such as `versions`.

    What was withdrawn or has moved is withdrawn or has moved there too.
    """
    _folders.add(name)


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
    """Return where an old path leads, None when it never was public.

    Queries: two, and two more for a path in a folder below an object's.
    """
    found = object_target(path)
    if found is not None:
        return found
    above, below = split_at_folder(path)
    found = object_target(above) if below else None
    if found is None or found.key is None:
        return None
    if not found.path:
        return found
    return replace(found, path=f"{found.path}{below}", url=f"{found.url}{below}")


def split_at_folder(path: str) -> tuple[str, str]:
    """Return the address of an object, and what of the path stands below it."""
    parts = normal_path(path).strip("/").split("/")
    for place, part in enumerate(parts):
        if place and part in _folders:
            return normal_path("/".join(parts[:place])), "/".join([*parts[place:], ""])
    return path, ""


def object_target(path: str) -> Target | None:
    """Return where an object's old path leads, None when it never had it.

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
