"""The synonyms in the admin: written, tried, then used."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import (
    BaseObjectMixin,
    WagtailAdminTemplateMixin,
)
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from core.languages import LANGUAGE_CODES
from search.presentation import LANGUAGE_NAMES
from search.synonyms.effects import effects
from search.synonyms.models import SynonymGroup

EFFECT = "synonyms:effect"

synonym_panels = [
    MultiFieldPanel(
        [FieldPanel(f"words_{code}") for code in LANGUAGE_CODES],
        heading=gettext_lazy("Entries that mean the same"),
        help_text=gettext_lazy(
            "One entry on each line, a word or a few. Other forms of a word need "
            "not be listed. These are the words people use; the list is no official "
            "glossary."
        ),
    ),
    FieldPanel("note"),
]


class SynonymCreateView(generic.CreateView):
    """A new group is tried before it is used."""

    def get_initial(self) -> dict[str, Any]:
        """Take entries from the address: from what people searched for."""
        names = [f"words_{code}" for code in LANGUAGE_CODES]
        given = {
            name: self.request.GET[name] for name in names if name in self.request.GET
        }
        return {**super().get_initial(), **given}

    def save_instance(self) -> SynonymGroup:
        """Keep it out of searches until somebody has seen its effect."""
        self.form.instance.active = False
        group: SynonymGroup = super().save_instance()
        return group

    def get_success_url(self) -> str:
        """Show the effect next."""
        return reverse(EFFECT, args=[self.object.pk])

    def get_success_buttons(self) -> list[Button]:
        """Offer nothing: the effect is shown anyway."""
        return []


class SynonymEditView(generic.EditView):
    """The entries, and the way to their effect."""

    @property
    def header_more_buttons(self) -> list[Button]:
        """Lead to the effect."""
        url = reverse(EFFECT, args=[self.object.pk])
        return [
            *super().header_more_buttons,
            Button(_("See the effect"), url=url, icon_name="view", priority=10),
        ]

    def get_success_url(self) -> str:
        """Show what the change does."""
        return reverse(EFFECT, args=[self.object.pk])


class SynonymDeleteView(generic.DeleteView):
    """Deleting, unless the group would come back when content is filled in again."""

    @property
    def confirmation_message(self) -> str:
        """Say what to do with a group that the product ships with."""
        if not self.object.code:
            return str(super().confirmation_message)
        return _(
            "The product ships with this group and would bring it back. Stop using it "
            "instead, on the page of its effect."
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse with the way on."""
        if not self.object.code:
            return super().post(request, *args, **kwargs)
        messages.error(request, self.confirmation_message)
        return redirect(reverse(EFFECT, args=[self.object.pk]))


class EffectView(
    PermissionCheckedMixin,
    BaseObjectMixin,
    WagtailAdminTemplateMixin,
    TemplateView,
):
    """What a group changes; switches it on or off by POST."""

    permission_required = "change"
    model: type[Any] = SynonymGroup
    template_name = "search/admin/synonym_effect.html"
    page_title = gettext_lazy("Effect of the synonyms")
    object: Any

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the group and the list."""
        return [
            {"url": reverse("synonyms:index"), "label": _("Synonyms")},
            {
                "url": reverse("synonyms:edit", args=[self.object.pk]),
                "label": str(self.object),
            },
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template what each entry finds."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["group"] = self.object
        context["effects"] = [
            {"effect": effect, "language": LANGUAGE_NAMES[effect.language]}
            for effect in effects(self.object)
        ]
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Use the group, or stop using it."""
        group: SynonymGroup = self.object
        group.active = "use" in request.POST
        group.save()
        messages.success(
            request,
            _("Searches use the synonyms from now on.")
            if group.active
            else _("Searches no longer use the synonyms."),
        )
        return redirect("synonyms:index")


class SynonymViewSet(ModelViewSet):
    """Groups of synonyms."""

    model = SynonymGroup
    name = "synonyms"
    icon = "list-ul"
    menu_label = gettext_lazy("Synonyms")
    copy_view_enabled = False
    add_to_reference_index = False
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView
    list_display = ("__str__", BooleanColumn("active"), "note", "changed")
    list_filter = ("active",)
    search_fields = ("words_pl", "words_en", "words_uk", "note")
    search_backend_name = None
    panels = synonym_panels

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the effect."""
        view = self.construct_view(EffectView)
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/effect/", view, name="effect"),
        ]
