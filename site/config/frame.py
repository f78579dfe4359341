"""Context processor: the frame around every public page."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.frame import PageFrame, languages_from, page_frame
from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from core.meta import usual_description
from core.models import BasePage
from core.structured_data import script_text
from home.selectors import menu_items, site_facts

ADMIN_PREFIX = "/admin/"


class Frame:
    """Menus, addresses, languages and site facts; read only when drawn."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.language = (get_language() or SOURCE_LANGUAGE)[:2]
        self._facts: Any = None
        self._page: PageFrame | None = None

    @property
    def facts(self) -> Any:
        """The site settings."""
        if self._facts is None:
            self._facts = site_facts(self.request)
        return self._facts

    @property
    def menu_main(self) -> list[dict[str, Any]]:
        """The main menu."""
        return menu_items(menu="main", request=self.request, language=self.language)

    @property
    def menu_footer(self) -> list[dict[str, Any]]:
        """The footer's menu."""
        return menu_items(menu="footer", request=self.request, language=self.language)

    @property
    def feeds(self) -> list[str]:
        """Names of the feeds' addresses."""
        return [
            "news_feed",
            "activities_feed",
            "activities_calendar",
            "api_v1:openapi-view",
        ]

    @property
    def description(self) -> str:
        """What describes the page, or the site."""
        return self.page.meta.description or usual_description()

    @property
    def json_ld(self) -> list[SafeString]:
        """Every schema.org object of the page, as texts of scripts."""
        return [script_text(data) for data in self.page.meta.json_ld]

    def __getattr__(self, name: str) -> Any:
        """Answer what belongs to the page from its frame."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.page, name)

    @property
    def page(self) -> PageFrame:
        """The frame of the page that is being drawn."""
        if self._page is None:
            self._page = self._find()
        return self._page

    def _find(self) -> PageFrame:
        given = getattr(self.request, "page_frame", None)
        if given is not None:
            return given
        page = getattr(self.request, "served_page", None)
        if isinstance(page, BasePage):
            return page_frame(page)
        homes = {code: f"/{code}/" for code in LANGUAGE_CODES}
        return PageFrame(languages=languages_from(homes, self.language, homes))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Add `frame` to the context of public pages."""
    if request.path.startswith(ADMIN_PREFIX):
        return {}
    return {"frame": Frame(request)}
