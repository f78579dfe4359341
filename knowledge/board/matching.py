"""Which offers and needs fit together, and why.

Reads published documents, so the reasons are in the language of the documents.
There is no score: two entries have a topic in common, or they do not fit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

Document = Mapping[str, Any]
# The narrowest first.
PLACES = ("county", "nuts", "country")


@dataclass(frozen=True, slots=True)
class Fit:
    """What two entries have in common, in the words of the reader's language.

    Attributes:
        topics: Labels of the topics both name.
        place: The narrowest place both name, as `(county, label)`; None is none.
        languages: Names of the languages both can work in; none when one of the
            two does not say.
    """

    topics: tuple[str, ...]
    place: tuple[str, str] | None
    languages: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """What fits in more ways comes first; never shown."""
        near = 0 if self.place is None else len(PLACES) - PLACES.index(self.place[0])
        return len(self.topics), near, len(self.languages)

    def reasons(self) -> list[str]:
        """Return the reasons as sentences, in the active language."""
        found = [
            ngettext(
                "Both name the topic: %(topics)s.",
                "Both name the topics: %(topics)s.",
                len(self.topics),
            )
            % {"topics": ", ".join(self.topics)}
        ]
        if self.place:
            found.append(place_reason(*self.place))
        if self.languages:
            found.append(
                gettext("Both can work in: %(languages)s.")
                % {"languages": ", ".join(self.languages)}
            )
        return found


def place_reason(kind: str, label: str) -> str:
    """Say in words which place two entries have in common."""
    words = {
        "county": gettext("Both are in the county: %(place)s."),
        "nuts": gettext("Both are in the region: %(place)s."),
        "country": gettext("Both are in the country: %(place)s."),
    }
    return words[kind] % {"place": label}


def fit(one: Document, other: Document) -> Fit | None:
    """Return what an offer and a need have in common, None when they do not fit.

    They fit when they point in opposite directions, come from two institutions,
    name a common topic, and do not exclude each other by language.
    """
    if one["direction"]["code"] == other["direction"]["code"]:
        return None
    if one["partner"]["code"] == other["partner"]["code"]:
        return None
    topics = common(one["topics"], other["topics"])
    if not topics:
        return None
    languages = common(one["languages"], other["languages"])
    if one["languages"] and other["languages"] and not languages:
        return None
    return Fit(topics, common_place(one, other), languages)


def common(one: Iterable[Document], other: Iterable[Document]) -> tuple[str, ...]:
    """Return the labels of what both lists hold, in the order of the first."""
    codes = {item["code"] for item in other}
    return tuple(item["label"] for item in one if item["code"] in codes)


def common_place(one: Document, other: Document) -> tuple[str, str] | None:
    """Return the narrowest place that both name."""
    for kind in PLACES:
        here, there = one[kind], other[kind]
        if here and there and here["code"] == there["code"]:
            return kind, str(here["label"])
    return None
