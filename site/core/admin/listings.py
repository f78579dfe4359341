"""What every listing of pages in the admin has: columns to choose from, filters."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.pages.listing import IndexView
from wagtail.models import Locale

# Wagtail's own columns by name: bulk_actions, title, status...
WAGTAIL_COLUMNS = {column.name: column for column in IndexView.base_columns}


class PageFilterSet(WagtailFilterSet):
    """Narrow a listing by language and state."""

    # Not "locale": Wagtail reads that parameter itself.
    language = django_filters.ModelChoiceFilter(
        field_name="locale",
        label=_("Language"),
        queryset=lambda request: Locale.objects.all(),
    )
    live = django_filters.BooleanFilter(label=_("Published"))
    proofread = django_filters.BooleanFilter(label=_("Proof-read"))
