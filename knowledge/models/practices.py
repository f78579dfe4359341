"""The good practice: the fiche's required parts and its evidence."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.stream import ProjectStreamField
from knowledge.blocks import TransferStreamBlock
from knowledge.enums import RelationKind
from knowledge.models.record_rows import RecordAttachment, RecordPartner
from knowledge.models.records import (
    RecordPage,
    deposited,
    not_recorded_flag,
    text_part,
)
from knowledge.page_context import practice_context
from knowledge.panels import practice_edit_handler
from knowledge.rules import leads_back
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


class PracticePage(RecordPage):
    """Something one institution does that another could use."""

    kind = "practice"
    kind_label = _("Good practice")
    schema_type = "Article"
    parts = ("problem", "description", "lessons")
    peer_reviewed = True
    substantial_fields = (
        "results",
        "evidence_level",
        "lessons",
        "lessons_not_recorded",
        "transfer_profile",
    )
    QUERY_BUDGET: ClassVar[int] = 45

    problem = text_part(
        _("problem and context"), _("What was wrong or missing, where and for whom.")
    )
    problem_not_recorded = not_recorded_flag()
    description_not_recorded = not_recorded_flag()
    lessons = text_part(
        _("what did not work"),
        _("What failed, what it risks, what you would do differently."),
    )
    lessons_not_recorded = not_recorded_flag()
    resources_needed = text_part(
        _("resources needed"),
        _("People, time, money, rooms and tools it takes; empty: not recorded."),
    )
    transfer_profile = ProjectStreamField(
        TransferStreamBlock(),
        verbose_name=_("transfer profile"),
        blank=True,
        help_text=_("What has to be there for it to work elsewhere."),
    )
    evidence_level = concept_foreign_key(Scheme.EVIDENCE_LEVEL, _("evidence level"))
    product = models.ForeignKey(
        "knowledge.ProductPage",
        verbose_name=_("product it is about"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    origin_activity = models.ForeignKey(
        "partners_exchange.ActivityPage",
        verbose_name=_("activity it came from"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The visit, meeting or workshop that led to it."),
    )

    api_fields = [
        *RecordPage.api_fields,
        *deposited(
            "problem",
            "problem_not_recorded",
            "description_not_recorded",
            "lessons",
            "lessons_not_recorded",
            "resources_needed",
            "transfer_profile",
        ),
    ]
    prose_fields = (
        "plain_summary",
        "problem",
        "description",
        "resources_needed",
        "results",
        "lessons",
        "transfer_profile",
    )
    template = "knowledge/practice_page.html"
    edit_handler = practice_edit_handler

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        permissions: ClassVar = [("run_desk", _("Can run the repository's desk"))]

    def origin_keys(self) -> list[uuid.UUID]:
        """Return the practices this one is said to be derived from."""
        rows = self.facts.relations.all()
        return [
            row.related.translation_key
            for row in rows
            if row.kind == RelationKind.DERIVED_FROM and row.related_id
        ]

    def comes_from_itself(self, origins: Iterable[uuid.UUID]) -> bool:
        """Say whether the practice would be derived from itself."""
        return leads_back(self.translation_key, origins, derived_from)

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the record as data and what is drawn beside it."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **practice_context(self)}


def derived_from(keys: set[uuid.UUID]) -> set[uuid.UUID]:
    """Return what practices come from; one query."""
    rows = PracticeRelation.objects.filter(
        kind=RelationKind.DERIVED_FROM, page__translation_key__in=keys
    )
    return set(rows.values_list("related__translation_key", flat=True))


class PracticeRelation(Orderable):
    """Another practice this one comes from, resembles or replaces."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=16, choices=RelationKind.choices)
    related = models.ForeignKey(
        PracticePage,
        verbose_name=_("other practice"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = _("related practice")
        verbose_name_plural = _("related practices")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.related}"

    def clean(self) -> None:
        """Point at the source-language page, and never at the practice itself."""
        super().clean()
        if self.related_id is None:
            return
        self.related = self.related.facts
        if self.page_id and self.related.translation_key == self.page.translation_key:
            raise ValidationError(
                {"related": _("A practice cannot be related to itself.")}
            )


class PracticeAttachment(RecordAttachment):
    """A file that belongs to a practice."""

    page = ParentalKey(
        PracticePage, on_delete=models.CASCADE, related_name="attachments"
    )

    class Meta(RecordAttachment.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")


class PracticePartner(RecordPartner):
    """A further partner of a practice."""

    page = ParentalKey(
        PracticePage, on_delete=models.CASCADE, related_name="other_partners"
    )

    class Meta(RecordPartner.Meta):
        verbose_name = _("further partner")
        verbose_name_plural = _("further partners")
