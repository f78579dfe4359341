"""The publication table and its log.

One row per public object and language; every row carries its place in the log
(`sequence`), which grows strictly in the order in which changes are committed.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_CODES
from publication.encoding import decode

# Columns a list can be ordered by, with the short names of their indexes.
ORDERED_BY = {"date_key": "date", "sort_key": "sort", "changed": "changed"}


def list_indexes() -> list[models.Index]:
    """Return an index for every order of a list, with and without fallback.

    Each ends in the key, as cursors do; tombstones are in none of them.
    """
    public = models.Q(withdrawn_at=None)
    indexes = []
    for column, name in ORDERED_BY.items():
        indexes.append(
            models.Index(
                fields=["kind", "language", column, "key"],
                condition=public,
                name=f"publication_{name}",
            )
        )
        indexes += [
            models.Index(
                fields=["kind", column, "key"],
                condition=public & models.Q(**{f"best_{code}": True}),
                name=f"publication_{name}_{code}",
            )
            for code in LANGUAGE_CODES
        ]
    return indexes


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
    # What the files it shows say, as JSON; see `publication.files`.
    search_files = models.BinaryField(default=b"")
    sort_key = models.CharField(max_length=700, blank=True)
    date_key = models.CharField(max_length=10, blank=True)
    etag = models.CharField(max_length=64, blank=True)
    # source, current or stale; see core.page_translation.coverage.
    state = models.CharField(max_length=8, blank=True)
    # Which objects it was made from, as one hash: tells whether their list changed.
    dependency_hash = models.CharField(max_length=64, blank=True)
    # For readers of which languages this is the best version of its object.
    best_pl = models.BooleanField(default=False)
    best_en = models.BooleanField(default=False)
    best_uk = models.BooleanField(default=False)
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
            *list_indexes(),
            models.Index(fields=["path"], name="publication_path"),
            # The change feed of one kind.
            models.Index(fields=["kind", "sequence"], name="publication_changes"),
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


class PublicationTermCount(models.Model):
    """How many public rows carry a term, so that no filter has to count them."""

    kind = models.CharField(max_length=32)
    language = models.CharField(max_length=2)
    scheme = models.CharField(max_length=32)
    code = models.CharField(max_length=64)
    number = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "code", "kind", "language"],
                name="publication_term_count_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.scheme}={self.code}: {self.number}"


class PublicationDependency(models.Model):
    """An object whose change makes a publication out of date."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="dependencies"
    )
    reference = models.CharField(max_length=100, db_index=True)

    def __str__(self) -> str:
        return self.reference


class PublicationCount(models.Model):
    """How many public rows there are, so that no list has to count them.

    `language` and `state` are empty in the row that counts a kind's objects,
    in however many languages each exists. `sequence` is the last change among
    the rows counted: while it stands, no list of them has changed.
    """

    kind = models.CharField(max_length=32)
    language = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=8, blank=True)
    number = models.BigIntegerField(default=0)
    sequence = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "language", "state"], name="publication_count_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language} {self.state}: {self.number}"


class PublishedPath(models.Model):
    """A path that leads to an object: every one it has ever been public under.

    It names the object, not another path, so that it leads to wherever the
    object is now, in one step and never in a circle. Editors may add paths,
    also to an address elsewhere (`link`).
    """

    path = models.CharField(
        _("old path"),
        max_length=512,
        unique=True,
        help_text=_("On this site, such as /pl/stary-adres/."),
    )
    key = models.UUIDField(null=True, blank=True, db_index=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, blank=True
    )
    link = models.URLField(_("address elsewhere"), max_length=512, blank=True)
    automatic = models.BooleanField(_("made by the site"), default=False)
    created = models.DateTimeField(_("created"), default=timezone.now)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(key__isnull=False, link="")
                | models.Q(key__isnull=True) & ~models.Q(link=""),
                name="publication_path_one_target",
            )
        ]

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
    # Asked to forget everything and read the log again from the start.
    reset_wanted = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.follower}: {self.sequence}"
