"""What core adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, include, path, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.admin.bulk import reticent_actions
from core.admin.choosing import pages_to_choose
from core.admin.panels import TranslationsPanel, may_see_pages
from core.admin.proofread import proofread_buttons, proofread_view
from core.admin.reach import user_can_reach_every_page
from core.admin.reports import PageTranslationsReport
from core.admin.submit import SubmitPageView
from core.link_handlers import PublicPageLinkHandler, SiteDocumentLinkHandler

REPORT_PATH = "reports/page-translations"


class PageTranslationsMenuItem(MenuItem):
    """The report's entry, for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from people without pages."""
        return may_see_pages(request.user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | Any]:
    """Add the report, and our guarded view before wagtail-localize's."""
    submit = path("submit/page/<int:page_id>/", SubmitPageView.as_view())
    # wagtail-localize's report shows everybody every title; ours does not.
    report = re_path(
        "^reports/translations/",
        RedirectView.as_view(pattern_name="page_translations_report"),
    )
    return [
        path(
            f"{REPORT_PATH}/",
            PageTranslationsReport.as_view(),
            name="page_translations_report",
        ),
        path(
            f"{REPORT_PATH}/results/",
            PageTranslationsReport.as_view(results_only=True),
            name="page_translations_report_results",
        ),
        path("pages/<int:page_id>/proofread/", proofread_view, name="page_proofread"),
        path("localize/", include([submit, report])),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """Put the report first among the reports."""
    return PageTranslationsMenuItem(
        _("Page translations"),
        reverse("page_translations_report"),
        name="page-translations",
        icon_name="wagtail-localize-language",
        order=10,
    )


@hooks.register("construct_reports_menu")
def one_translation_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out wagtail-localize's report, which ours replaces, and closed ones."""
    closed = {reverse("wagtail_localize:translations_report")}
    if not user_can_reach_every_page(request.user):
        closed.add(reverse("wagtailadmin_reports:page_types_usage"))
    menu_items[:] = [item for item in menu_items if item.url not in closed]


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Show the state of the languages on the home page."""
    panels.append(TranslationsPanel())


hooks.register("register_page_header_buttons", proofread_buttons)
hooks.register("construct_page_chooser_queryset", pages_to_choose)
for action in reticent_actions():
    # After Wagtail's own: the last one of a name is used.
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("insert_global_admin_css")
def branding_css() -> SafeString:
    """Load the product's colours and mark."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("core/admin/branding.css")
    )


@hooks.register("register_rich_text_features", order=1)
def public_links(features: FeatureRegistry) -> None:
    """Let rich text link to public pages and existing documents only."""
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(SiteDocumentLinkHandler)
