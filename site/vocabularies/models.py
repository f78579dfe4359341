"""One concept model for every scheme, named after SKOS."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_CODES, Text, field_text
from vocabularies.enums import Scheme

CODE = RegexValidator(
    r"^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$",
    _("Use letters, digits, dots and hyphens."),
)


class Concept(models.Model):
    """A term of a controlled vocabulary.

    `label`, `definition` and `alternative_labels` are modeltranslation fields.
    Codes of outside standards keep their own spelling (NUTS `PL21`).
    """

    scheme = models.CharField(
        _("vocabulary"), max_length=32, choices=Scheme.choices, db_index=True
    )
    code = models.CharField(
        _("code"),
        max_length=64,
        validators=[CODE],
        help_text=_("Never changes: other records and addresses refer to it."),
    )
    label = models.CharField(_("label"), max_length=255)
    definition = models.TextField(_("definition"), blank=True)
    alternative_labels = models.TextField(
        _("other words"),
        blank=True,
        help_text=_("One in a line; they are searched as well."),
    )
    broader = models.ForeignKey(
        "self",
        verbose_name=_("broader concept"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="narrower",
    )
    uri = models.URLField(
        _("external address"),
        blank=True,
        help_text=_("Address of the same concept in the standard it comes from."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    # What one scheme has and others lack: NUTS level, EQF number, SPDX code.
    extra = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering: ClassVar = ["scheme", "order", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="vocabularies_concept_unique_code"
            )
        ]

    def __str__(self) -> str:
        return str(self.label or self.code)

    def clean(self) -> None:
        """Keep codes immutable and broader concepts in the same scheme."""
        super().clean()
        if self.broader and self.broader.scheme != self.scheme:
            raise ValidationError(
                {"broader": _("The broader concept is of another vocabulary.")}
            )
        if self.broader_id and self.broader_id == self.pk:
            raise ValidationError(
                {"broader": _("A concept cannot be broader than itself.")}
            )
        if self.pk and (stored := stored_code(self.pk)) and stored != self.code:
            raise ValidationError({"code": _("A code never changes.")})

    def text(self, field: str, language: str) -> Text | None:
        """Return a field's text for a reader, with the language it is in."""
        return field_text(self, field, language)

    def label_in(self, language: str) -> str:
        """Return the label for a reader of a language."""
        text = field_text(self, "label", language)
        return text.value if text else self.code

    @property
    def labels(self) -> dict[str, str]:
        """The label in each language it is written in."""
        found = {code: getattr(self, f"label_{code}") for code in LANGUAGE_CODES}
        return {code: label for code, label in found.items() if label}


def stored_code(pk: Any) -> str | None:
    """Return the code a concept has in the database."""
    return Concept.objects.filter(pk=pk).values_list("code", flat=True).first()
