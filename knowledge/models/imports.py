"""Imports from spreadsheets: what was in the table, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.transfer.enums import ImportKind, ImportState, RowState


class ImportRun(models.Model):
    """One uploaded table, from its mapping to its undoing.

    The file itself is not kept: its rows are.
    """

    kind = models.CharField(_("what"), max_length=16, choices=ImportKind.choices)
    file_name = models.CharField(_("file"), max_length=255)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created = models.DateTimeField(_("uploaded"), auto_now_add=True)
    changed = models.DateTimeField(_("last change"), auto_now=True)
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=ImportState.choices,
        default=ImportState.MAPPING,
    )
    headings = models.JSONField(default=list)
    # Name of a field for each column, "" for a column that is left out.
    mapping = models.JSONField(default=list)
    # Practices: the language they are written in, and the owner of those that
    # name none.
    language = models.CharField(
        _("language of the texts"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="pl",
    )
    owner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    publish = models.BooleanField(_("publish at once"), default=False)
    # In which language errors are told.
    interface_language = models.CharField(max_length=2, default="pl")

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One row of a table and what was made of it.

    Attributes:
        number: As the spreadsheet program shows it.
        formulas: Positions of cells that held a formula.
        errors: `{"column": position or null, "message": text}` for each.
        identity: By what two rows of a table are the same record.
        before: What the record was, as the writer of its kind stored it.
        after: What the import made of it; both serve the undoing.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    formulas = models.JSONField(default=list)
    state = models.CharField(
        max_length=16, choices=RowState.choices, default=RowState.WAITING
    )
    errors = models.JSONField(default=list)
    identity = models.CharField(max_length=400, blank=True)
    key = models.UUIDField(null=True)
    label = models.CharField(max_length=255, blank=True)
    created = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run", "number"], name="knowledge_import_row_unique"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["run", "state", "number"], name="knowledge_import_row_state"
            ),
            models.Index(fields=["run", "identity"], name="knowledge_import_row_same"),
        ]

    def __str__(self) -> str:
        return f"{self.run}, {self.number}"
