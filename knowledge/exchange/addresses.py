"""Where the pages of the exchange are."""

import uuid

from django.urls import reverse


def comparison_path(key: uuid.UUID | str) -> str:
    """Return the path of “Could it work here?” for a practice."""
    return reverse("could_it_work", args=[key])
