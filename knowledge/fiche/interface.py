"""Tabs with what the rules say above them."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import TabbedInterface

from knowledge.forms import WARNINGS_KNOWN


class FicheInterface(TabbedInterface):
    """The tabs of a record, and a panel that is filled while somebody writes."""

    class BoundPanel(TabbedInterface.BoundPanel):
        """The tabs of one record."""

        template_name = "knowledge/admin/fiche.html"

        def get_context_data(
            self, parent_context: dict[str, Any] | None = None
        ) -> dict[str, Any]:
            """Add the address that answers with the remarks."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["remarks_url"] = self.remarks_url()
            context["warnings_name"] = WARNINGS_KNOWN
            context["warnings_unknown"] = self.form.warnings_unknown
            return context

        def remarks_url(self) -> str:
            """Return where to ask; a page that is not stored has no number."""
            if self.instance.pk:
                return reverse("record_remarks", args=[self.instance.pk])
            parent = getattr(self.form, "parent_page", None)
            if parent is None:
                return ""
            name = self.instance._meta.model_name
            return reverse("record_remarks_new", args=[name, parent.pk])

        @property
        def media(self) -> Media:
            """Add the script and its look."""
            own = Media(
                js=["knowledge/admin/fiche.js"],
                css={"all": ["knowledge/admin/fiche.css"]},
            )
            return super().media + own
