"""Inputs that say how much of their room is used."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from wagtail.admin.widgets import AdminAutoHeightTextInput


def counted(limit: int) -> dict[str, Any]:
    """Return the attributes that the form's script reads.

    Without the script the field works, and its help says the limit.
    """
    return {"data-fiche-limit": limit, "data-fiche-count": count_words(limit)}


def _count_words(limit: int) -> str:
    # The script puts the number in place of the braces.
    return gettext("%(used)s of %(limit)s") % {"used": "{used}", "limit": limit}


count_words = lazy(_count_words, str)


def counted_line(limit: int) -> forms.Widget:
    """Return a one-line input with a counter."""
    return forms.TextInput(attrs=counted(limit))


def counted_text(limit: int) -> forms.Widget:
    """Return an input of several lines with a counter."""
    return AdminAutoHeightTextInput(attrs=counted(limit))
