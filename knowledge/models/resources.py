"""Resources and projects kept beside the practices."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from knowledge.models.record_rows import RecordAttachment, RecordPartner
from knowledge.models.records import (
    RecordPage,
    deposited,
)
from knowledge.page_context import resource_context
from knowledge.panels import resource_edit_handler
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


class ResourcePage(RecordPage):
    """A tool, inventory, platform or project others can draw on."""

    kind = "resource"
    kind_label = _("Resource")
    schema_type = "CreativeWork"
    QUERY_BUDGET: ClassVar[int] = 40

    record_type = concept_foreign_key(
        Scheme.RECORD_TYPE, _("kind of record"), required=True
    )

    api_fields = [*RecordPage.api_fields, *deposited("record_type")]
    prose_fields = ("plain_summary", "description", "results")
    template = "knowledge/resource_page.html"
    edit_handler = resource_edit_handler

    class Meta:
        verbose_name = _("resource or project")
        verbose_name_plural = _("resources and projects")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the record as data and what is drawn beside it."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, **resource_context(self)}


class ResourceAttachment(RecordAttachment):
    """A file that belongs to a resource or project."""

    page = ParentalKey(
        ResourcePage, on_delete=models.CASCADE, related_name="attachments"
    )

    class Meta(RecordAttachment.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")


class ResourcePartner(RecordPartner):
    """A further partner of a resource or project."""

    page = ParentalKey(
        ResourcePage, on_delete=models.CASCADE, related_name="other_partners"
    )

    class Meta(RecordPartner.Meta):
        verbose_name = _("further partner")
        verbose_name_plural = _("further partners")
