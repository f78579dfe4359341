"""Why an object was found, in words for readers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from search.protocol import FileMatch, Hit, Marked, Meaning, Scope

FOUND_IN = {
    "pl": _("Found in the Polish text:"),
    "en": _("Found in the English text:"),
    "uk": _("Found in the Ukrainian text:"),
}
NOT_YET_IN = {
    "pl": _("There is no Polish translation yet."),
    "en": _("There is no English translation yet."),
    "uk": _("There is no Ukrainian translation yet."),
}
FOUND_BY: dict[str, Any] = {
    "topic": _("Found by the topic “%(label)s”"),
    "target-group": _("Found by the target group “%(label)s”"),
    "country": _("Found by the country “%(label)s”"),
    "county": _("Found by the county “%(label)s”"),
}
FOUND_BY_OTHER: Any = _("Found by the subject “%(label)s”")
# Readers of such files open them at a page that the address names.
OPENS_AT_PAGE = ".pdf"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file in which the question is answered, and where in it.

    Attributes:
        language: Of title and passage, where it is not the reader's; else "".
    """

    title: str
    url: str
    language: str
    page: int | None
    passage: Marked


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an object stands among the results; what is empty is not said.

    Attributes:
        found_in, matched: That words occur in a text in another language, and which.
        found_by: The concept that led to it.
        meanings: What of `matched` only means the same as typed words.
        not_yet: That it is not translated for the reader.
        first: Whether editors chose it for this question.
    """

    found_in: str
    matched: Sequence[str]
    found_by: str
    not_yet: str
    first: bool
    file: FoundFile | None
    meanings: Sequence[Meaning] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to say."""
        said = (self.found_in, self.found_by, self.not_yet, self.first, self.file)
        return any(said) or bool(self.meanings)


def reasons_of(
    hit: Hit, *, language: str, scope: Scope, labels: Callable[[str, str], str]
) -> Reasons:
    """Return why an object was found, for a reader of a language."""
    foreign = hit.language != language
    return Reasons(
        found_in=str(FOUND_IN[hit.language]) if foreign and hit.matched else "",
        matched=hit.matched,
        found_by=found_by(hit, labels),
        not_yet=str(NOT_YET_IN[language]) if foreign and scope == Scope.FIRST else "",
        first=hit.first,
        file=found_file(hit.file, language) if hit.file else None,
        meanings=hit.meanings,
    )


def found_by(hit: Hit, labels: Callable[[str, str], str]) -> str:
    """Say which concept led to an object; "" when none did."""
    for scheme, code in hit.concepts:
        words = str(FOUND_BY.get(scheme, FOUND_BY_OTHER))
        return words % {"label": labels(scheme, code)}
    return ""


def found_file(match: FileMatch, language: str) -> FoundFile:
    """Return a file for a reader of a language, to be opened where it answers."""
    place = f"#page={match.page}" if match.page else ""
    return FoundFile(
        title=match.title,
        url=match.url + place if match.url.endswith(OPENS_AT_PAGE) else match.url,
        language="" if match.language == language else match.language,
        page=match.page,
        passage=match.passage,
    )
