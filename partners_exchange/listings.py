"""Listings of activities in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.admin.listings import WAGTAIL_COLUMNS, PageFilterSet
from partners_exchange.models import ActivityPage
from vocabularies.enums import Scheme
from vocabularies.models import Concept


class ActivityFilterSet(PageFilterSet):
    """Narrow the activities by kind, county, language and state."""

    activity_kind = django_filters.ModelChoiceFilter(
        label=_("Kind"),
        queryset=lambda request: Concept.objects.filter(scheme=Scheme.ACTIVITY_KIND),
    )
    county = django_filters.ModelChoiceFilter(
        label=_("County"),
        queryset=lambda request: Concept.objects.filter(scheme=Scheme.COUNTY),
    )

    class Meta:
        model = ActivityPage
        fields: list[str] = []


class ActivityViewSet(PageListingViewSet):
    """Activities with their dates and kinds."""

    model = ActivityPage
    name = "activities"
    icon = "date"
    menu_label = _("Activities")
    menu_order = 207
    add_to_admin_menu = True
    filterset_class = ActivityFilterSet
    columns = [
        WAGTAIL_COLUMNS["bulk_actions"],
        WAGTAIL_COLUMNS["title"],
        Column("start", label=_("Date"), sort_key="start"),
        Column("activity_kind", label=_("Kind"), sort_key="activity_kind__order"),
        Column("language", label=_("Language"), accessor="locale"),
        WAGTAIL_COLUMNS["latest_revision_created_at"],
        WAGTAIL_COLUMNS["status"],
    ]
