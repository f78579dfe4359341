"""Listings of home's pages in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale

from home.models import NewsPage

BASE = {column.name: column for column in IndexView.base_columns}


class NewsFilterSet(WagtailFilterSet):
    """Narrow the news by day, language and state."""

    date = django_filters.DateFromToRangeFilter(
        label=_("Date"), widget=DateRangePickerWidget
    )
    # Not "locale": Wagtail reads that parameter itself.
    language = django_filters.ModelChoiceFilter(
        field_name="locale",
        label=_("Language"),
        queryset=lambda request: Locale.objects.all(),
    )
    live = django_filters.BooleanFilter(label=_("Published"))
    proofread = django_filters.BooleanFilter(label=_("Proof-read"))

    class Meta:
        model = NewsPage
        fields: list[str] = []


class NewsViewSet(PageListingViewSet):
    """News, newest first."""

    model = NewsPage
    name = "news"
    icon = "doc-full"
    menu_label = _("News")
    menu_order = 205
    add_to_admin_menu = True
    filterset_class = NewsFilterSet
    columns = [
        BASE["bulk_actions"],
        BASE["title"],
        Column("date", label=_("Date"), sort_key="date"),
        Column("language", label=_("Language"), accessor="locale"),
        BASE["latest_revision_created_at"],
        BASE["status"],
    ]
