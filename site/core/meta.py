"""What a page says about itself to machines: once, for HTML and for the API."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext
from pydantic import BaseModel, Field

from core.structured_data import breadcrumb_list, described

if TYPE_CHECKING:
    from core.models import BasePage, SiteImage


class Crumb(BaseModel, frozen=True):
    """A page above another."""

    title: str
    path: str = Field(description="Path on the site.")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What stands in the head of a page, and the way that leads to it.

    Attributes:
        title: The title for search engines, without the site's name.
        description: One or two sentences; never empty for a page of the site.
        canonical: The absolute address.
        breadcrumbs: The pages above it, the home page first, without itself.
        structured_data: Schema.org objects, without the way.
        share_image: The picture shown where the address is shared.
    """

    title: str = ""
    description: str = ""
    canonical: str = ""
    breadcrumbs: Sequence[Crumb] = ()
    structured_data: Sequence[dict[str, Any]] = ()
    share_image: "SiteImage | None" = None

    @property
    def json_ld(self) -> list[dict[str, Any]]:
        """Every schema.org object, the way to the page last."""
        found = [described(data) for data in self.structured_data]
        if self.breadcrumbs:
            trail = [(crumb.title, absolute(crumb.path)) for crumb in self.breadcrumbs]
            found.append(described(breadcrumb_list(trail)))
        return found


def absolute(path: str) -> str:
    """Return the absolute address of a path of the site."""
    return path if path.startswith("http") else f"{settings.SITE_URL}{path}"


def usual_description() -> str:
    """Return what describes pages that say nothing about themselves."""
    return gettext(
        "Good practices, history, activities and partners of the Małopolska "
        "Partnership for Lifelong Learning."
    )


def page_meta(page: "BasePage") -> PageMeta:
    """Return what a page says about itself, in the active language."""
    return PageMeta(
        title=page.seo_title or page.title,
        description=page.meta_description or usual_description(),
        canonical=absolute(page.url or ""),
        breadcrumbs=page.breadcrumbs,
        structured_data=page.structured_data(),
        share_image=page.share_image if page.share_image_id else None,
    )
