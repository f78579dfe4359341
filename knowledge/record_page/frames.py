"""Where the pages below a record stand."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from core.frame import PageFrame, frame_set, languages_from, missing_urls
from core.meta import Crumb, PageMeta, absolute

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


def subpage_frame_set(
    request: HttpRequest, page: "RecordPage", *, title: str, path: str, others: str
) -> None:
    """Say where a page below a record stands, and where its languages are.

    Args:
        request: The request that is being answered.
        page: The record.
        title: The title of the page below it.
        path: Its address, from the record's own on.
        others: The address, from the record's own on, that the other languages
            of the record have too.
    """
    urls = {
        code: f"{version.url}{others}"
        for code, version in page.live_translations.items()
    }
    urls[page.language] = f"{page.url}{path}"
    frame_set(
        request,
        PageFrame(
            meta=PageMeta(
                title=f"{page.title}: {title.lower()}",
                description=page.summary,
                canonical=absolute(urls[page.language]),
                breadcrumbs=[
                    *page.breadcrumbs,
                    Crumb(title=page.title, path=page.url or ""),
                ],
            ),
            languages=languages_from(
                urls, page.language, missing_urls(page.translation_key)
            ),
            kind_label=str(page.kind_label),
        ),
    )
