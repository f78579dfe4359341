"""The publication table and its log.

One row per public object and language; every row carries its place in the log
(`sequence`), which grows strictly in the order in which changes are committed.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from publication.encoding import decode


class Publication(models.Model):
    """One public object in one language, ready to be sent.

    `summary` and `body` are JSON bytes made once, when the object was
    published: a reader's request joins them and computes nothing. A withdrawn
    object keeps its key, kind, language and times, and no text.
    """

    key = models.UUIDField()
    kind = models.CharField(max_length=32)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    reference = models.CharField(max_length=100, db_index=True)
    path = models.CharField(max_length=512, blank=True)
    title = models.CharField(max_length=300, blank=True)
    summary = models.BinaryField(default=b"")
    body = models.BinaryField(default=b"")
    search_summary = models.TextField(blank=True)
    search_text = models.TextField(blank=True)
    sort_key = models.CharField(max_length=700, blank=True)
    date_key = models.CharField(max_length=10, blank=True)
    etag = models.CharField(max_length=64, blank=True)
    first_published = models.DateTimeField()
    changed = models.DateTimeField()
    sequence = models.BigIntegerField(unique=True)
    dirty = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "language"], name="publication_unique_key_language"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kind", "language", "date_key", "key"], name="publication_date"
            ),
            models.Index(
                fields=["kind", "language", "sort_key", "key"], name="publication_sort"
            ),
            models.Index(fields=["path"], name="publication_path"),
            models.Index(
                fields=["dirty"],
                condition=models.Q(dirty=True),
                name="publication_dirty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.language}"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The summary, decoded; for templates that draw cards and lists."""
        return decode(self.summary)

    @cached_property
    def document(self) -> dict[str, Any]:
        """The whole document, decoded."""
        return decode(self.body)


class PublicationTerm(models.Model):
    """What a publication can be filtered and counted by."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="terms"
    )
    scheme = models.CharField(max_length=32)
    code = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["publication", "scheme", "code"],
                name="publication_term_unique",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["scheme", "code"], name="publication_term_code")
        ]

    def __str__(self) -> str:
        return f"{self.scheme}={self.code}"


class PublicationDependency(models.Model):
    """An object whose change makes a publication out of date."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="dependencies"
    )
    reference = models.CharField(max_length=100, db_index=True)

    def __str__(self) -> str:
        return self.reference


class PublishedPath(models.Model):
    """Every path an object has ever been public under."""

    path = models.CharField(max_length=512, unique=True)
    key = models.UUIDField()
    language = models.CharField(max_length=2)

    def __str__(self) -> str:
        return self.path


class LogHead(models.Model):
    """The last sequence number given; its row is the log's lock."""

    sequence = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.sequence)


class Checkpoint(models.Model):
    """How far a follower has read the log."""

    follower = models.CharField(max_length=64, primary_key=True)
    sequence = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.follower}: {self.sequence}"
