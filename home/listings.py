"""Listings of home's pages in the admin."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.admin.listings import WAGTAIL_COLUMNS, PageFilterSet
from home.models import NewsPage


class NewsFilterSet(PageFilterSet):
    """Narrow the news by day, language and state."""

    date = django_filters.DateFromToRangeFilter(
        label=_("Date"), widget=DateRangePickerWidget
    )

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
        WAGTAIL_COLUMNS["bulk_actions"],
        WAGTAIL_COLUMNS["title"],
        Column("date", label=_("Date"), sort_key="date"),
        Column("language", label=_("Language"), accessor="locale"),
        WAGTAIL_COLUMNS["latest_revision_created_at"],
        WAGTAIL_COLUMNS["status"],
    ]
