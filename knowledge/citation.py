"""How to cite a record, made from its facts (after the APA manual)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import pgettext

SITE = "MPKU Knowledge Exchange"


@dataclass(frozen=True, slots=True)
class Citation:
    """The pieces of a citation, in the order they are written."""

    author: str
    date: str
    title: str
    kind: str
    site: str
    url: str

    def __str__(self) -> str:
        parts = [f"{self.author} ({self.date}). " if self.author else ""]
        parts.append(f"{self.title} [{self.kind}].")
        if not self.author:
            parts.append(f" ({self.date}).")
        parts.append(f" {self.site}. {self.url}")
        return "".join(parts)


def citation(
    *, author: str, title: str, kind: str, published: datetime | None, url: str
) -> Citation:
    """Return how to cite a record in the active language.

    Without an owner the title takes the author's place, as APA has it.
    """
    date = (
        date_format(localtime(published), "j E Y")
        if published
        else pgettext("citation without a date", "n.d.")
    )
    return Citation(
        author=author,
        date=date,
        title=title,
        kind=kind,
        site=SITE,
        url=url,
    )
