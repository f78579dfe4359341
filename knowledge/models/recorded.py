"""What an institution records about itself, as a row in three languages."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.languages import Text, field_text
from core.models import BasePage
from knowledge.exchange.enums import RowState


class RecordedByPartner(models.Model):
    """A row that belongs to one institution and is public when it says so."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=RowState.choices,
        default=RowState.DRAFT,
        help_text=_("Only what is public is shown to readers."),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    recorded = models.DateField(
        _("recorded on"), default=timezone.localdate, editable=False
    )

    class Meta:
        abstract = True
        ordering: ClassVar = ["-recorded", "-pk"]

    @property
    def is_public(self) -> bool:
        """Whether readers may see it."""
        return self.state == RowState.PUBLIC

    def text(self, field: str, language: str) -> Text | None:
        """Return a field's text for a reader, with the language it is in."""
        return field_text(self, field, language)

    def point_at_source(self, field: str) -> None:
        """Name a page by its source-language version, which holds the facts."""
        page: BasePage | None = getattr(self, field) if self._names(field) else None
        if page is None:
            return
        setattr(self, field, page.facts)
        # What was withdrawn later leaves what was recorded about it.
        if not page.facts.live and not self._kept(field):
            raise ValidationError(
                {field: _("Choose something that is public.")}, code="not_public"
            )

    def _kept(self, field: str) -> bool:
        names = {f"{field}_id": getattr(self, f"{field}_id")}
        return (
            bool(self.pk)
            and type(self)._default_manager.filter(pk=self.pk, **names).exists()
        )

    def _names(self, field: str) -> bool:
        return getattr(self, f"{field}_id") is not None
