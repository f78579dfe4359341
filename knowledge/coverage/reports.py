"""The coverage matrices in the admin: partners by topics, counties by activities."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, ClassVar

import django_filters
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.admin.page_translations import EDITING_PERMISSIONS
from core.cells import plain_cell
from core.collation import sort_key
from core.languages import SOURCE_LANGUAGE
from knowledge.coverage.matrix import Matrix, Row, coverage_matrix, years_of
from publication.selectors import Order, publication_list
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

TOTAL = "total"
MOST_PARTNERS = 2000


def reader_language() -> str:
    """Return the language of the admin's user."""
    return (get_language() or SOURCE_LANGUAGE)[:2]


def partner_names(language: str) -> dict[str, str]:
    """Return the public partners by code, in the alphabet of the language."""
    listing = publication_list(
        kinds=["partner"],
        language=language,
        order=Order.TITLE,
        limit=MOST_PARTNERS,
        fallback=True,
    )
    names = {row.data["code"]: row.title for row in listing.items}
    return dict(sorted(names.items(), key=lambda item: sort_key(item[1], language)))


class CellColumn(Column):
    """One column of numbers; nothing is shown as a dash, to be seen at once."""

    cell_template_name = "knowledge/admin/matrix_cell.html"

    def get_value(self, instance: Row) -> int:
        """Return the number of a row in this column."""
        return instance.total if self.name == TOTAL else instance.cells[self.name]


class MatrixReport(ReportView):
    """A matrix as a table: a row for each, a column for each, with sums."""

    header_icon = "table"
    any_permission_required = EDITING_PERMISSIONS
    template_name = "knowledge/admin/matrix_report.html"
    results_template_name = "knowledge/admin/matrix_report_results.html"
    paginate_by = None
    custom_value_preprocess: ClassVar = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        str: {SpreadsheetExportMixin.FORMAT_CSV: plain_cell},
    }
    # Each choice of what is counted: its words, and the kinds of publications.
    counted: ClassVar[Mapping[str, tuple[Any, tuple[str, ...]]]]
    row_heading: Any
    without: Any

    @cached_property
    def permission_policy(self) -> Any:
        """Whoever may work on any page may read the report."""
        return policy_registry.get_by_type(Page)

    def axes(
        self, language: str
    ) -> tuple[tuple[str, dict[str, str]], tuple[str, dict[str, str]]]:
        """Return scheme and labels of the rows, then of the columns."""
        raise NotImplementedError

    @cached_property
    def filterset_class(self) -> type[WagtailFilterSet]:
        """Offer what is counted, and the years there are."""
        kinds = sorted(
            {kind for _label, found in self.counted.values() for kind in found}
        )
        years = years_of(kinds, reader_language())

        class MatrixFilterSet(WagtailFilterSet):
            """Filters of the matrix; the view applies them, rows are no queryset."""

            year = django_filters.ChoiceFilter(
                label=gettext_lazy("Year"), choices=[(year, year) for year in years]
            )

            class Meta:
                model = Page
                fields: tuple[str, ...] = ()

        if len(self.counted) > 1:
            MatrixFilterSet.base_filters["counted"] = django_filters.ChoiceFilter(
                label=gettext_lazy("What is counted"),
                choices=[(name, words) for name, (words, _k) in self.counted.items()],
            )
        return MatrixFilterSet

    @cached_property
    def matrix(self) -> Matrix:
        """The numbers, as the filters ask for them."""
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        name = chosen.get("counted") or next(iter(self.counted))
        language = reader_language()
        rows, columns = self.axes(language)
        return coverage_matrix(
            kinds=self.counted[name][1],
            language=language,
            rows=rows,
            columns=columns,
            without=str(self.without),
            year=chosen.get("year") or "",
        )

    def get_queryset(self) -> list[Row]:
        """Return the rows, and the sums last."""
        matrix = self.matrix
        return [*matrix.rows, Row(TOTAL, _("All together"), matrix.sums, matrix.total)]

    def filter_queryset(self, queryset: list[Row]) -> list[Row]:
        """Leave the rows: the filters have chosen what is counted."""
        return queryset

    @cached_property
    def columns(self) -> list[Column]:
        """The row's name, a column for each code, and the sum."""
        return [
            Column("label", label=self.row_heading),
            *(
                CellColumn(code, label=name)
                for code, name in self.matrix.columns.items()
            ),
            CellColumn(TOTAL, label=_("All together")),
        ]

    @property
    def list_export(self) -> list[str]:
        """The columns of the exported file."""
        return ["label", *self.matrix.columns, TOTAL]

    @property
    def export_headings(self) -> dict[str, Any]:
        """The columns' names; one that begins like a formula is made harmless."""
        names = {code: plain_cell(name) for code, name in self.matrix.columns.items()}
        return {"label": self.row_heading, **names, TOTAL: _("All together")}

    def to_row_dict(self, item: Row) -> "OrderedDict[str, Any]":
        """Return the row of the exported file."""
        cells = {code: item.cells[code] for code in self.matrix.columns}
        return OrderedDict(label=item.label, **cells, **{TOTAL: item.total})

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Say how much is empty."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["matrix"] = self.matrix
        return context


class PartnerTopicReport(MatrixReport):
    """Which partner has published something on which topic."""

    page_title = gettext_lazy("Coverage: partners and topics")
    index_url_name = "coverage_partners_report"
    index_results_url_name = "coverage_partners_report_results"
    export_filename = "coverage-partners-topics"
    row_heading = gettext_lazy("Partner")
    without = gettext_lazy("Not recorded")
    counted: ClassVar = {
        "records": (
            gettext_lazy("Good practices and resources"),
            ("practice", "resource"),
        ),
        "practices": (gettext_lazy("Good practices"), ("practice",)),
        "resources": (gettext_lazy("Resources and projects"), ("resource",)),
        "activities": (gettext_lazy("Activities"), ("activity",)),
        "offers": (gettext_lazy("Offers and needs"), ("offer",)),
    }

    def axes(
        self, language: str
    ) -> tuple[tuple[str, dict[str, str]], tuple[str, dict[str, str]]]:
        """Partners down, topics across."""
        return (
            ("partner", partner_names(language)),
            (Scheme.TOPIC.value, labels(scheme=Scheme.TOPIC, language=language)),
        )


class CountyActivityReport(MatrixReport):
    """Which kinds of activity took place in which county."""

    page_title = gettext_lazy("Coverage: counties and activities")
    index_url_name = "coverage_counties_report"
    index_results_url_name = "coverage_counties_report_results"
    export_filename = "coverage-counties-activities"
    row_heading = gettext_lazy("County")
    without = gettext_lazy("Not recorded")
    counted: ClassVar = {"activities": (gettext_lazy("Activities"), ("activity",))}

    def axes(
        self, language: str
    ) -> tuple[tuple[str, dict[str, str]], tuple[str, dict[str, str]]]:
        """Counties down, kinds of activity across."""
        kind = Scheme.ACTIVITY_KIND
        return (
            (Scheme.COUNTY.value, labels(scheme=Scheme.COUNTY, language=language)),
            (kind.value, labels(scheme=kind, language=language)),
        )
