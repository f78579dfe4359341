"""What files say, kept by their content."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from core.file_text.states import TextState


class FileText(models.Model):
    """The text of a file, read once however many documents hold the file.

    `pages` lists `[number or null, text]`.
    """

    file_hash = models.CharField(max_length=40, unique=True)
    state = models.CharField(
        max_length=16, choices=[(state.value, state.value) for state in TextState]
    )
    pages = models.JSONField(default=list)
    read = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["file_hash"]

    def __str__(self) -> str:
        return f"{self.file_hash} {self.state}"
