"""What a record said each time it was published."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class RecordVersion(models.Model):
    """The text of one language of a record as readers could see it once.

    `parts` maps the name of a part to its lines, in plain words; see
    `knowledge.versions.snapshots`. Deleted with its page: what is forgotten is
    forgotten here too.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+"
    )
    # 1, 2, 3 … for each page, that is for each language of a record.
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(default=timezone.now)
    # What the editor says about the change; "" when nothing.
    note = models.CharField(max_length=200, blank=True)
    # Language of the note: it is written once, for all languages.
    note_language = models.CharField(max_length=2, blank=True)
    parts = models.JSONField(default=dict)

    # Nobody uses a page by having read it.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering: ClassVar = ["page", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "number"], name="knowledge_version_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.number}"
