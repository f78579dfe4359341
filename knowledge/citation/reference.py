"""What a citation is made of, whatever its style or format."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext

from core.meta import absolute
from knowledge.models.versions import RecordVersion

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

SITE = "MPKU Knowledge Exchange"


@dataclass(frozen=True, slots=True)
class Reference:
    """One language of a record, in its newest version.

    Attributes:
        author: The organisation that owns it; "" when nobody is named.
        kind: What it is, in the language of the record.
        published: Day of the newest version; None in a preview.
        version: Number of the newest version; None in a preview.
        url: The permanent address, which outlives every move.
    """

    key: uuid.UUID
    author: str
    title: str
    kind: str
    summary: str
    published: date | None
    version: int | None
    language: str
    url: str
    site: str = SITE

    @property
    def version_text(self) -> str:
        """The version in words, "" when there is none."""
        if self.version is None:
            return ""
        return gettext("version %(number)s") % {"number": self.version}

    @property
    def short_key(self) -> str:
        """A readable and sufficiently unlikely name for reference managers."""
        version = f"-v{self.version}" if self.version else ""
        return f"mpku-{str(self.key)[:8]}-{self.language}{version}"


def reference_to(
    page: "RecordPage", *, author: str, kind: str, newest: RecordVersion | None
) -> Reference:
    """Return what a citation of a record is made of."""
    moment = newest.published_at if newest else page.first_published_at
    return Reference(
        key=page.translation_key,
        author=author,
        title=page.title,
        kind=kind,
        summary=page.summary,
        published=localtime(moment).date() if moment else None,
        version=newest.number if newest else None,
        language=page.language,
        url=permanent_url(page),
    )


def permanent_url(page: Any) -> str:
    """Return the address that leads to a record wherever it is."""
    return absolute(
        reverse("permanent_address", args=[page.kind, page.translation_key])
    )
