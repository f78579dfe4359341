"""Which of home's types are public, and what the API calls them."""

from django.utils.translation import gettext_lazy as _

from core.blocks.documents import register_stream
from core.models import SiteDocument, SiteImage
from headless.forms.registry import register_form
from headless.registry import register_kind
from home import models, projections, schemas, site_documents
from home.blocks import ContentStreamBlock
from home.contact_api import ContactFormHandler
from partners_exchange.projections.sections import project_section
from publication.registry import register_page, register_row, watch
from publication.selectors import Order


def register() -> None:
    """Register page types and records with the publication table and the API."""
    register_stream(ContentStreamBlock, projections.HOME_WRITERS)
    register_page(models.HomePage, projections.project_home)
    register_page(models.HistoryPage, projections.project_history)
    register_page(models.NewsPage, projections.project_news)
    register_page(models.ContentPage, projections.project_content)
    register_page(models.ActionPlanPage, projections.project_action_plan)
    register_page(models.ContactPage, projections.project_contact)
    register_page(models.AccessibilityDeclarationPage, projections.project_declaration)
    for section in (
        models.NewsIndexPage,
        models.FoundingDocumentIndexPage,
        models.SiteMapPage,
    ):
        register_page(section, project_section)
    register_row(
        models.FoundingDocument, kind="document", project=projections.project_document
    )
    site_documents.register()
    # Pictures and files are shown inside what is published.
    watch(SiteImage, SiteDocument)
    register_form(ContactFormHandler())
    register_kinds()


def register_kinds() -> None:
    """Tell the API and the search page what the kinds are called."""
    register_kind(
        "news",
        "news",
        label=_("News"),
        label_plural=_("News"),
        summary_model=schemas.NewsSummary,
        body_model=schemas.NewsBody,
        filters={"year": "year", "partner": "partner"},
    )
    register_kind(
        "page",
        "pages",
        label=_("Page"),
        label_plural=_("Pages"),
        summary_model=schemas.PageSummary,
        body_model=schemas.PageBody,
        order=Order.TITLE,
    )
    register_kind(
        "contact",
        "",
        label=_("Contact"),
        label_plural=_("Contact"),
        summary_model=schemas.PageSummary,
        body_model=schemas.ContactBody,
    )
    register_kind(
        "home",
        "",
        label=_("Home page"),
        label_plural=_("Home pages"),
        summary_model=schemas.HomeSummary,
        body_model=schemas.HomeBody,
    )
    register_kind(
        "history",
        "history",
        label=_("History"),
        label_plural=_("History"),
        summary_model=schemas.HistorySummary,
        body_model=schemas.HistoryBody,
    )
    register_kind(
        "document",
        "documents",
        label=_("Founding document"),
        label_plural=_("Founding documents"),
        summary_model=schemas.FoundingDocumentSummary,
        body_model=schemas.FoundingDocumentBody,
        filters={"year": "year"},
    )
    register_kind(
        site_documents.MENU,
        "menus",
        label=_("Menu"),
        label_plural=_("Menus"),
        summary_model=site_documents.MenuSummary,
        body_model=site_documents.MenuBody,
        order=Order.TITLE,
        named=True,
    )
    register_kind(
        site_documents.SETTINGS,
        "",
        label=_("Site settings"),
        label_plural=_("Site settings"),
        summary_model=site_documents.SettingsSummary,
        body_model=site_documents.SettingsBody,
        order=Order.TITLE,
        single=site_documents.SITE,
    )
