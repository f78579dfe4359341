"""Where the chains of exchange are shown."""

import uuid

from django.urls import reverse
from django.utils import translation


def chain_path(key: uuid.UUID | str, language: str | None = None) -> str:
    """Return the path of the page that tells the whole chain around an object.

    Args:
        key: The object's permanent key.
        language: Of the page; None is the active one.
    """
    if language is None:
        return reverse("chain", args=[key])
    with translation.override(language):
        return reverse("chain", args=[key])
