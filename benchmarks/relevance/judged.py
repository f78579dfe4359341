"""Questions with the records that answer them, judged by hand.

A record is named by its English path. Grades: 3 it is what was asked for, 2 it
answers, 1 it mentions it. One need is asked for in three languages.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publication.models import Publication

JUDGED = Path(__file__).with_name("judged.json")
# Kinds with a budget of their own across languages: the vocabularies, the synonyms and
# the names lead to the others.
LED = ("topic", "across", "name", "sentence")
# What is quoted or required is wanted as typed, in no other language.
AS_TYPED = ("phrase",)


@dataclass(frozen=True, slots=True)
class Judged:
    """A question in one language, and the grade of each key that answers."""

    kind: str
    language: str
    text: str
    grades: Mapping[str, int]


def judged_questions(languages: Sequence[str]) -> list[Judged]:
    """Return every question in every language.

    Raises:
        KeyError: for a path that is not public.
    """
    keys = keys_by_path()
    return [
        Judged(
            need["kind"],
            language,
            need[language],
            {keys[path]: grade for path, grade in need["relevant"].items()},
        )
        for need in needs()
        for language in languages
    ]


def needs() -> list[dict[str, Any]]:
    """Return what is stored."""
    return list(json.loads(JUDGED.read_text(encoding="utf-8")))


def keys_by_path() -> dict[str, str]:
    """Return the keys of public records by English path, without its language."""
    rows = Publication.objects.filter(language="en", withdrawn_at=None)
    return {
        path.removeprefix("/en/").strip("/"): str(key)
        for path, key in rows.exclude(path="").values_list("path", "key")
    }
