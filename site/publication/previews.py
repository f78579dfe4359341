"""The document of a draft: the same projection, and nothing stored."""

from typing import Any

from core.models import BasePage
from publication.documents import best_versions, document, draft
from publication.envelope import TranslationLink
from publication.loading import ancestors
from publication.models import Publication
from publication.versions import SOURCE, Projected, page_version

DRAFT = "draft"


class NotPublishableError(Exception):
    """The page's type is not published, or the page has no address."""


def draft_document(page: BasePage) -> dict[str, Any]:
    """Return a page as the API would answer it if it were published as it is.

    The other languages are those that are public; its own is a `draft`.

    Args:
        page: A page as an editor left it, such as `revision.as_object()`.

    Raises:
        NotPublishableError: when it could never be published.
    """
    version = page_version(page, DRAFT, ancestors([page]))
    if version is None:
        raise NotPublishableError
    made = draft(
        Projected(page.translation_key, page.kind, [version]),
        version,
        row=None,
        best=best_versions([version.language])[version.language],
    )
    links = [*public_links(page), version.link()]
    return {
        **document(made),
        "translations": [
            link.model_dump(mode="json")
            for link in sorted(links, key=lambda link: link.state != SOURCE)
        ],
    }


def public_links(page: BasePage) -> list[TranslationLink]:
    """Return the other languages of a page that are public."""
    rows = Publication.objects.filter(
        key=page.translation_key, withdrawn_at=None
    ).exclude(language=page.language)
    return [
        TranslationLink(
            language=row.language,
            path=row.path,
            url=row.data["url"],
            state=row.state,
        )
        for row in rows
    ]
