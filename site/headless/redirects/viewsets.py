"""Redirects in the admin: made by the site when pages move, and by editors."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from headless.redirects.forms import RedirectForm
from publication.models import Publication, PublishedPath


class TargetColumn(Column):
    """Where a redirect leads now."""

    def get_value(self, instance: PublishedPath) -> str:
        """Return the present path, the address elsewhere, or that it is gone."""
        if instance.key is None:
            return instance.link
        here = getattr(instance, "here", "")
        return here or _("withdrawn (410)")


class RedirectIndexView(generic.IndexView):
    """Every old path; addresses at which something is public are none."""

    def get_base_queryset(self) -> QuerySet[PublishedPath]:
        """Leave out present addresses, and read targets along."""
        public = Publication.objects.filter(withdrawn_at=None)
        rows: QuerySet[PublishedPath] = super().get_base_queryset()
        return rows.exclude(path__in=public.exclude(path="").values("path")).annotate(
            here=present_path(public)
        )

    def search_queryset(self, queryset: QuerySet[PublishedPath]) -> Any:
        """Find part of a path."""
        if not self.is_searching:
            return queryset
        return queryset.filter(path__icontains=self.search_query)


def present_path(public: QuerySet[Publication]) -> Subquery:
    """Return the path under which a redirect's object is public now."""
    here = public.filter(key=OuterRef("key"), language=OuterRef("language"))
    return Subquery(here.values("path")[:1])


class RedirectViewSet(ModelViewSet):
    """Redirects."""

    model = PublishedPath
    name = "redirects"
    icon = "redirect"
    menu_label = gettext_lazy("Redirects")
    menu_order = 700
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = RedirectIndexView
    list_display = (
        "path",
        TargetColumn("target", label=gettext_lazy("Leads to")),
        BooleanColumn("automatic", label=gettext_lazy("Made by the site")),
        "created",
    )
    list_filter = ("automatic", "language")
    list_per_page = 50
    search_fields = ("path",)
    search_backend_name = None
    ordering = ("path",)

    def get_form_class(self, for_update: bool = False) -> type[RedirectForm]:
        """Ask for the target as a path or an address."""
        return RedirectForm
