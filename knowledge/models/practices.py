"""The good practice: the fiche's required parts and its evidence."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from knowledge.models.records import (
    RecordPage,
    RecordPartner,
    deposited,
    not_recorded_flag,
    text_part,
)
from knowledge.page_context import practice_context
from knowledge.panels import practice_edit_handler
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


class PracticePage(RecordPage):
    """Something one institution does that another could use."""

    kind = "practice"
    kind_label = _("Good practice")
    schema_type = "Article"
    parts = ("problem", "description", "lessons")
    QUERY_BUDGET: ClassVar[int] = 40

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
    evidence_level = concept_foreign_key(Scheme.EVIDENCE_LEVEL, _("evidence level"))
    product = models.ForeignKey(
        "knowledge.ProductPage",
        verbose_name=_("product it is about"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    api_fields = [
        *RecordPage.api_fields,
        *deposited(
            "problem",
            "problem_not_recorded",
            "description_not_recorded",
            "lessons",
            "lessons_not_recorded",
        ),
    ]
    prose_fields = ("plain_summary", "problem", "description", "results", "lessons")
    template = "knowledge/practice_page.html"
    edit_handler = practice_edit_handler

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the record as data and what is drawn beside it."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **practice_context(self)}


class PracticePartner(RecordPartner):
    """A further partner of a practice."""

    page = ParentalKey(
        PracticePage, on_delete=models.CASCADE, related_name="other_partners"
    )

    class Meta(RecordPartner.Meta):
        verbose_name = _("further partner")
        verbose_name_plural = _("further partners")
