"""Does the practice begin before others took it up?"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.dates import ends_before_start
from knowledge.remarks.subjects import Subject
from knowledge.rules import Level, RecordValues, Remark
from publication.models import Publication
from publication.selectors import with_terms

ADOPTION = "adoption"


def adoption_remarks(values: RecordValues, subject: Subject) -> Iterator[Remark]:
    """Yield adoptions that are earlier than the practice; one query."""
    if not values.start:
        return
    rows = with_terms(
        Publication.objects.filter(kind=ADOPTION, withdrawn_at=None),
        {"practice": [str(subject.key)]},
    ).filter(**{f"best_{subject.language}": True})
    for row in rows.only("title", "path", "date_key"):
        if ends_before_start(values.start, row.date_key):
            yield Remark(
                "adoption-before-start",
                Level.WARNING,
                "start",
                _("“%(title)s” was taken up in %(date)s, before the practice began."),
                {"title": row.title, "date": row.date_key},
                address=row.path,
            )
