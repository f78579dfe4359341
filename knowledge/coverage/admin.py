"""Addresses and menu entries of the coverage reports, called by the app's hooks."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from core.admin.panels import may_see_pages
from knowledge.coverage.reports import CountyActivityReport, PartnerTopicReport

REPORTS: tuple[tuple[type[Any], str], ...] = (
    (PartnerTopicReport, "reports/coverage-partners"),
    (CountyActivityReport, "reports/coverage-counties"),
)


class CoverageMenuItem(MenuItem):
    """A report's entry, for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from people without pages."""
        return may_see_pages(request.user)


def urls() -> list[URLPattern]:
    """Return the addresses of the reports."""
    found = []
    for view, route in REPORTS:
        found += [
            path(f"{route}/", view.as_view(), name=view.index_url_name),
            path(
                f"{route}/results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        ]
    return found


def partners_menu_item() -> MenuItem:
    """Return the entry of partners by topics."""
    return CoverageMenuItem(
        _("Coverage: partners and topics"),
        reverse_lazy(PartnerTopicReport.index_url_name),
        name="coverage-partners",
        icon_name="table",
        order=20,
    )


def counties_menu_item() -> MenuItem:
    """Return the entry of counties by activities."""
    return CoverageMenuItem(
        _("Coverage: counties and activities"),
        reverse_lazy(CountyActivityReport.index_url_name),
        name="coverage-counties",
        icon_name="table",
        order=21,
    )
