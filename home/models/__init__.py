"""Page types and records of the institutional pages."""

from home.models.action_plan import ActionPlanPage
from home.models.contact import ContactPage
from home.models.content import ContentPage
from home.models.declaration import AccessibilityDeclarationPage
from home.models.documents import FoundingDocument, FoundingDocumentIndexPage
from home.models.facts import SiteFacts
from home.models.history import HistoryPage
from home.models.home_page import HomePage
from home.models.menus import MenuItem
from home.models.messages import ContactMessage
from home.models.news import NewsIndexPage, NewsPage
from home.models.site_map import SiteMapPage

__all__ = [
    "AccessibilityDeclarationPage",
    "ActionPlanPage",
    "ContactMessage",
    "ContactPage",
    "ContentPage",
    "FoundingDocument",
    "FoundingDocumentIndexPage",
    "HistoryPage",
    "HomePage",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "SiteFacts",
    "SiteMapPage",
]
