"""The files of a record in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext

from core.files import FileDocument
from core.languages import ENDONYMS
from vocabularies.enums import Scheme
from vocabularies.selectors import labels


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file with what readers must know before they open it."""

    title: str
    url: str
    language: str
    facts: list[str]


def attachments(files: Iterable[FileDocument], language: str) -> list[Attachment]:
    """Return files with type, size, language, accessibility and licence."""
    found = list(files)
    licences = (
        labels(scheme=Scheme.LICENCE, language=language)
        if any(file.licence for file in found)
        else {}
    )
    return [
        Attachment(
            title=file.title,
            url=file.url,
            language=file.language,
            facts=[
                file.format.upper(),
                filesizeformat(file.size)
                if file.size is not None
                else gettext("file is missing"),
                ENDONYMS[file.language],
                gettext("accessible")
                if file.accessible
                else gettext("accessibility not checked"),
                licences.get(file.licence, file.licence)
                or gettext("licence not recorded"),
            ],
        )
        for file in found
    ]
