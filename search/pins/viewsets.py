"""Pinned results in the admin."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from search.pins.forms import PinnedResultsForm
from search.pins.models import PinnedResults


class PinCreateView(generic.CreateView):
    """A question may be handed over, from what people searched for."""

    def get_initial(self) -> dict[str, Any]:
        """Take question and language from the address."""
        handed = ("questions", "language")
        given = {
            name: self.request.GET[name] for name in handed if name in self.request.GET
        }
        return {**super().get_initial(), **given}


class PinEditView(generic.EditView):
    """The pinned results, and the way to see them as readers do."""

    @property
    def header_more_buttons(self) -> list[Button]:
        """Lead to what a reader finds by the first spelling."""
        with translation.override(self.object.language):
            address = reverse("search")
        url = f"{address}?{urlencode({'q': str(self.object)})}"
        return [
            *super().header_more_buttons,
            Button(_("See what is found"), url=url, icon_name="view", priority=10),
        ]


class PinViewSet(ModelViewSet):
    """Results that stand first."""

    model = PinnedResults
    name = "pins"
    icon = "thumbtack"
    menu_label = gettext_lazy("Pinned results")
    copy_view_enabled = False
    add_to_reference_index = False
    add_view_class = PinCreateView
    edit_view_class = PinEditView
    list_display = (
        "__str__",
        Column("get_language_display", label=gettext_lazy("Language of the reader")),
        BooleanColumn("active"),
        "starts",
        "ends",
        "note",
    )
    list_filter = ("language", "active")
    search_fields = ("questions", "note")
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("questions"),
            FieldPanel("language"),
            FieldPanel("addresses"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("active"),
            FieldPanel("note"),
        ],
        base_form_class=PinnedResultsForm,
    )
