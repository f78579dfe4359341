"""Context processor: the frame around every public page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from core.frame import PageFrame, absolute, languages_from, page_frame
from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from core.models import BasePage
from home.selectors import menu_items, site_facts
from partners_exchange.presentation.structured_data import json_ld

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
    def breadcrumb_data(self) -> str:
        """The trail as a schema.org BreadcrumbList, "" when there is none."""
        trail = self.page.breadcrumbs
        if not trail:
            return ""
        return json_ld(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": item["title"],
                        "item": absolute(item["url"], settings.SITE_URL),
                    }
                    for position, item in enumerate(trail, start=1)
                ],
            }
        )

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
            return page_frame(page, settings.SITE_URL)
        homes = {code: f"/{code}/" for code in LANGUAGE_CODES}
        return PageFrame(
            canonical="", languages=languages_from(homes, self.language, homes)
        )


def frame(request: HttpRequest) -> dict[str, Any]:
    """Add `frame` to the context of public pages."""
    if request.path.startswith(ADMIN_PREFIX):
        return {}
    return {"frame": Frame(request)}
