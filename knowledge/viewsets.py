"""Listings of the repository in the admin."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from core.admin.exports import HarmlessExportMixin
from core.admin.listings import WAGTAIL_COLUMNS, PageFilterSet
from knowledge.models import PracticePage, ProductPage, ResourcePage
from knowledge.models.branches import PartnerBranchPage
from knowledge.reviews.states import record_states
from knowledge.selectors import record_overviews
from knowledge.transfer.views import ImportViewSet
from partners_exchange.models import Partner
from vocabularies.enums import Scheme
from vocabularies.models import Concept

TITLE, UPDATED, STATUS = "title", "latest_revision_created_at", "status"


class OwnerColumn(Column):
    """The organisation that owns the record."""

    def get_value(self, instance: Any) -> str:
        """Read what the view looked up for the whole page of the listing."""
        return instance.overview.owner if instance.overview else ""


class StateColumn(Column):
    """Where the record stands, in the words of the review."""

    def get_value(self, instance: Any) -> str:
        """Read what the view looked up for the whole page of the listing."""
        return str(instance.state.label) if instance.state else ""


class LanguagesColumn(Column):
    """The state of each language in words."""

    def get_value(self, instance: Any) -> str:
        """Read what the view looked up for the whole page of the listing."""
        if not instance.overview:
            return ""
        return format_html_join(
            "",
            "<div><b>{}</b> {}</div>",
            (
                (code, state.label)
                for code, state in instance.overview.languages.items()
            ),
        )


def owned_by(queryset: QuerySet[Any], _name: str, partner: Partner) -> QuerySet[Any]:
    """Keep the records below a partner's branches."""
    if partner is None:
        return queryset
    paths = PartnerBranchPage.objects.filter(partner=partner).values_list(
        "path", flat=True
    )
    matching = queryset.none()
    for path in paths:
        matching = matching | queryset.filter(path__startswith=path)
    return matching


class RecordFilterSet(PageFilterSet):
    """Narrow the listing by owner, kind, topic, language and state."""

    owned_by = django_filters.ModelChoiceFilter(
        label=_("Owner"),
        queryset=lambda request: Partner.objects.filter(
            pk__in=PartnerBranchPage.objects.values("partner")
        ),
        method=owned_by,
    )
    practice_kind = django_filters.ModelChoiceFilter(
        label=_("Kind"),
        queryset=lambda request: Concept.objects.filter(scheme=Scheme.PRACTICE_KIND),
    )
    topics = django_filters.ModelChoiceFilter(
        label=_("Topic"),
        queryset=lambda request: Concept.objects.filter(scheme=Scheme.TOPIC),
    )
    compiled = django_filters.BooleanFilter(label=_("Compiled from public sources"))

    class Meta:
        model = PracticePage
        fields: list[str] = []


class RecordIndexView(HarmlessExportMixin, IndexView):
    """A flat listing that looks up owners and languages once a page."""

    list_export = (
        "translation_key",
        "locale",
        "draft_title",
        "owner_name",
        "practice_kind",
        "status_string",
        "latest_revision_created_at",
    )
    export_headings = {
        "translation_key": _("Permanent identifier"),
        "locale": _("Language"),
        "draft_title": _("Title"),
        "owner_name": _("Owner"),
        "practice_kind": _("Kind"),
        "status_string": _("Status"),
        "latest_revision_created_at": _("Edited"),
    }
    export_filename = "records"

    def as_spreadsheet(
        self, queryset: Any, spreadsheet_format: str
    ) -> HttpResponseBase:
        """Look owners up once, for all rows."""
        rows = list(queryset.select_related("locale"))
        self.exported = record_overviews(rows)
        return super().as_spreadsheet(rows, spreadsheet_format)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return a row of the exported file."""
        overview = self.exported[item.pk]
        changed = item.latest_revision_created_at
        return {
            "translation_key": str(item.translation_key),
            "locale": item.locale.language_code,
            "draft_title": item.draft_title,
            "owner_name": overview.owner,
            "practice_kind": str(item.practice_kind or ""),
            "status_string": str(item.status_string),
            "latest_revision_created_at": changed.isoformat() if changed else "",
        }

    def get_base_queryset(self) -> QuerySet[Any]:
        """Add the kind, which is a column."""
        return super().get_base_queryset().select_related("practice_kind")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give each row its owner and the state of its languages."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        rows = list(context["object_list"])
        overviews = record_overviews(rows)
        states = record_states(rows)
        for row in rows:
            row.overview = overviews.get(row.pk)
            row.state = states.get(row.pk)
        return context


class PracticeIndexView(RecordIndexView):
    """Good practices; the library would not decline the name of the kind."""

    add_item_label = _("Add a good practice")


class RecordViewSet(PageListingViewSet):
    """What the listings of practices and resources share."""

    index_view_class = RecordIndexView
    filterset_class = RecordFilterSet
    columns = [
        WAGTAIL_COLUMNS["bulk_actions"],
        WAGTAIL_COLUMNS[TITLE],
        OwnerColumn("owner_name", label=_("Owner")),
        Column("practice_kind", label=_("Kind"), sort_key="practice_kind__order"),
        LanguagesColumn("languages", label=_("Languages")),
        WAGTAIL_COLUMNS[UPDATED],
        StateColumn("record_state", label=_("Where it stands")),
    ]


class PracticeViewSet(RecordViewSet):
    """Good practices."""

    index_view_class = PracticeIndexView
    model = PracticePage
    name = "practices"
    icon = "pick"
    menu_label = _("Good practices")


class ResourceViewSet(RecordViewSet):
    """Resources and projects."""

    model = ResourcePage
    name = "resources"
    icon = "folder-open-1"
    menu_label = _("Resources and projects")


class ProductViewSet(PageListingViewSet):
    """Products."""

    model = ProductPage
    name = "products"
    icon = "tasks"
    menu_label = _("Products")
    columns = [
        WAGTAIL_COLUMNS["bulk_actions"],
        WAGTAIL_COLUMNS[TITLE],
        Column("year", label=_("Year"), sort_key="year"),
        Column("status_label", label=_("Status"), accessor="get_status_display"),
        WAGTAIL_COLUMNS[UPDATED],
        WAGTAIL_COLUMNS[STATUS],
    ]


class KnowledgeViewSetGroup(ViewSetGroup):
    """The repository in the menu."""

    menu_label = _("Knowledge")
    menu_icon = "pick"
    menu_order = 210
    items = (PracticeViewSet, ResourceViewSet, ProductViewSet, ImportViewSet)
