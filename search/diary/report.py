"""What people searched for, and what they did not find: a list for editors."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.diary.models import AskedQuestion
from search.presentation import LANGUAGE_NAMES

NOTHING, SOMETHING = "nothing", "something"
PERIODS = {
    "7": _("the last 7 days"),
    "30": _("the last 30 days"),
    "90": _("the last 90 days"),
}


class QuestionsFilterSet(WagtailFilterSet):
    """Filters of the list; a period is cut before its days are added up."""

    found = django_filters.ChoiceFilter(
        label=_("Results"),
        choices=[(NOTHING, _("found nothing")), (SOMETHING, _("found something"))],
        method="by_results",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    period = django_filters.ChoiceFilter(
        label=_("Asked in"),
        choices=list(PERIODS.items()),
        method="by_period",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = AskedQuestion
        fields: tuple[str, ...] = ()

    def by_results(
        self, queryset: QuerySet[Any], _name: str, value: str
    ) -> QuerySet[Any]:
        """Keep what never found anything, or what did."""
        if value == NOTHING:
            return queryset.filter(most_found=0)
        return queryset.filter(most_found__gt=0)

    def by_period(
        self, queryset: QuerySet[Any], _name: str, value: str
    ) -> QuerySet[Any]:
        """Keep the days of a period."""
        first = timezone.localdate() - timedelta(days=int(value))
        return queryset.filter(day__gte=first)


class ActionsColumn(Column):
    """What may be done about a question."""

    cell_template_name = "search/admin/question_actions.html"

    def get_cell_context_data(
        self, instance: Any, parent_context: Any
    ) -> dict[str, Any]:
        """Add the addresses."""
        context: dict[str, Any] = super().get_cell_context_data(
            instance, parent_context
        )
        language, text = instance["language"], instance["text"]
        asked = urlencode({"q": text, "language": language})
        pinned = urlencode({"questions": text, "language": language})
        entry = urlencode({f"words_{language}": text})
        context |= {
            "explain": f"{reverse('search-explanation:index')}?{asked}",
            "pin": f"{reverse('pins:add')}?{pinned}",
            "synonym": f"{reverse('synonyms:add')}?{entry}",
        }
        return context


class QuestionsReport(ReportView):
    """Questions of 90 days, the most frequent first."""

    page_title = _("What people search for")
    header_icon = "search"
    index_url_name = "questions:index"
    index_results_url_name = "questions:results"
    permission_policy = ModelPermissionPolicy(AskedQuestion)
    any_permission_required = ["view"]
    filterset_class = QuestionsFilterSet
    is_searchable = True
    export_filename = "questions"
    list_export = ("text", "language", "times_asked", "most_found", "last_day")
    export_headings = {
        "text": _("Question"),
        "language": _("Language"),
        "times_asked": _("Times asked"),
        "most_found": _("Most results"),
        "last_day": _("Last asked"),
    }
    columns = [
        Column("text", label=_("Question")),
        Column(
            "language",
            label=_("Language"),
            accessor=lambda row: LANGUAGE_NAMES[row["language"]],
        ),
        Column("times_asked", label=_("Times asked")),
        Column("most_found", label=_("Most results")),
        DateColumn("last_day", label=_("Last asked")),
        ActionsColumn("actions", label=_("Do something about it")),
    ]

    def get_queryset(self) -> QuerySet[Any]:
        """Return the questions, their days added up."""
        added: QuerySet[Any] = (
            AskedQuestion.objects.order_by()
            .values("text", "language")
            .annotate(
                times_asked=Sum("times"),
                most_found=Max("found"),
                last_day=Max("day"),
            )
            .order_by("-times_asked", "text", "language")
        )
        return added

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Apply the filters, and keep the questions that hold what is searched for."""
        kept: QuerySet[Any] = super().filter_queryset(queryset)
        words = self.search_query.lower()
        return kept.filter(text__contains=words) if words else kept

    @cached_property
    def no_results_message(self) -> str:
        """Say why nothing stands here."""
        return gettext(
            "Nothing has been asked, or no question fits the filters. Questions are "
            "kept for 90 days; what looks like an address or a long number never is."
        )
