"""The registry in the admin: lists, filters, search and export."""

from collections import OrderedDict
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import (
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from core.admin.exports import HarmlessExportMixin
from partners_exchange.models import Affiliation, MembershipSnapshot, Partner
from partners_exchange.models.partners import fold
from partners_exchange.panels import partner_edit_handler, snapshot_edit_handler
from vocabularies.enums import Scheme
from vocabularies.models import Concept


def concept_filter(scheme: Scheme, label: Any) -> django_filters.ModelChoiceFilter:
    """Return a filter by the terms of a vocabulary."""
    return django_filters.ModelChoiceFilter(
        queryset=Concept.objects.filter(scheme=scheme.value), label=label
    )


class PartnerFilterSet(WagtailFilterSet):
    """What editors narrow the list of partners by."""

    partner_type = concept_filter(Scheme.PARTNER_TYPE, _("Kind"))
    country = concept_filter(Scheme.COUNTRY, _("Country"))
    relation = concept_filter(Scheme.RELATION, _("Relation to the partnership"))

    class Meta:
        model = Partner
        fields: ClassVar = [
            "partner_type",
            "country",
            "relation",
            "named_in_history",
            "proofread",
        ]


class PartnerIndexView(HarmlessExportMixin, IndexView):
    """The list of partners; searched without regard to diacritics."""

    def search_queryset(self, queryset: QuerySet[Partner]) -> QuerySet[Partner]:
        """Keep partners whose names, in any language, hold every word typed.

        The database's own comparison knows neither ł nor quotation marks.
        """
        if not self.is_searching:
            return queryset
        words = fold(self.search_query).split()
        if not words:
            return queryset.none()
        for word in words:
            queryset = queryset.filter(search_key__contains=word)
        return queryset

    def to_row_dict(self, item: Partner) -> "OrderedDict[str, Any]":
        """Return a row of the export: terms by their code, no value as ""."""
        return OrderedDict(
            (name, export_value(item, name)) for name in self.list_export
        )


def export_value(partner: Partner, name: str) -> Any:
    """Return one cell of the export."""
    value = getattr(partner, name)
    if isinstance(value, Concept | Partner):
        return value.code
    return "" if value is None else value


class PartnerViewSet(SnippetViewSet):
    """Partners."""

    model = Partner
    icon = "group"
    menu_label = _("Partners")
    menu_name = "partners"
    index_view_class = PartnerIndexView
    list_display: ClassVar = [
        "__str__",
        "short_name",
        "partner_type",
        "country",
        "relation",
        BooleanColumn("proofread", label=_("Proof-read")),
        UpdatedAtColumn(),
    ]
    list_export: ClassVar = [
        "code",
        "name_pl",
        "name_en",
        "name_uk",
        "short_name",
        "original_name",
        "original_language",
        "partner_type",
        "country",
        "nuts",
        "city_original",
        "website",
        "ror_id",
        "wikidata_id",
        "relation",
        "founded",
        "ended",
        "successor",
        "named_in_history",
        "proofread",
    ]
    export_filename = "partners"
    filterset_class = PartnerFilterSet
    search_fields: ClassVar = ["search_key"]
    search_backend_name = None
    list_per_page = 50
    inspect_view_enabled = True
    inspect_view_fields: ClassVar = [*list_export, "city_pl", "description_pl"]
    edit_handler = partner_edit_handler

    def get_queryset(self, request: Any) -> QuerySet[Partner]:
        """Read the terms a row shows in the same query."""
        return Partner.objects.select_related(
            "partner_type", "country", "nuts", "relation", "successor"
        )


class MembershipSnapshotViewSet(SnippetViewSet):
    """Counts of members."""

    model = MembershipSnapshot
    icon = "history"
    menu_label = _("Counts of members")
    menu_name = "membership-counts"
    list_display: ClassVar = [
        "__str__",
        "as_of",
        "members",
        "qualifier",
        "source_title",
    ]
    list_filter: ClassVar = ["qualifier"]
    list_export: ClassVar = [
        "as_of",
        "members",
        "qualifier",
        "source_title",
        "source_url",
    ]
    export_filename = "membership-counts"
    edit_handler = snapshot_edit_handler


class AffiliationViewSet(SnippetViewSet):
    """Who acts for which institution."""

    model = Affiliation
    icon = "user"
    menu_label = _("People of partners")
    menu_name = "affiliations"
    list_display: ClassVar = ["user", "partner"]
    list_filter: ClassVar = ["partner"]
    panels: ClassVar = [FieldPanel("user"), FieldPanel("partner")]

    def get_queryset(self, request: Any) -> QuerySet[Affiliation]:
        """Read the names a row shows in the same query."""
        return Affiliation.objects.select_related("user", "partner")


class PartnersGroup(SnippetViewSetGroup):
    """The menu of the registry."""

    items = (PartnerViewSet, MembershipSnapshotViewSet, AffiliationViewSet)
    menu_label = _("Partners")
    menu_icon = "group"
    menu_name = "partner-registry"
    menu_order = 250
