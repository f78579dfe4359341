"""Load the synonyms that the product ships with: words of the field, as people use them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.languages import LANGUAGE_CODES
from search.synonyms.models import SynonymGroup

DATA = Path(__file__).parents[1] / "data" / "synonyms.json"


def items() -> list[dict[str, Any]]:
    """Return the shipped groups."""
    return list(json.loads(DATA.read_text(encoding="utf-8"))["items"])


def seed_synonyms() -> Iterator[str]:
    """Add every shipped group that is missing; yield each one's name.

    Groups that are there stay as they are: an editor may have bettered them, or
    switched them off.
    """
    known = set(SynonymGroup.objects.exclude(code=None).values_list("code", flat=True))
    for item in items():
        if item["code"] in known:
            continue
        group = SynonymGroup(code=item["code"])
        for language in LANGUAGE_CODES:
            setattr(group, f"words_{language}", "\n".join(item[language]))
        group.full_clean()
        group.save()
        yield str(group)
