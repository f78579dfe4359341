"""Whether pictures can be read by people who do not see them."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from core.models import SiteImage
from knowledge.rules.levels import Level, Remark


def picture_remarks(images: Iterable[SiteImage], language: str) -> Iterator[Remark]:
    """Ask for an alternative text, and for one in the language of the page."""
    for image in images:
        if image.is_decorative:
            continue
        text = image.alternative_text(language)
        params = {"title": image.title}
        if text is None or not text.value:
            yield Remark(
                "picture-without-text",
                Level.BLOCKING,
                "description",
                _("The picture “%(title)s” has no alternative text."),
                params,
            )
        elif text.language != language:
            yield Remark(
                "picture-text-foreign",
                Level.WARNING,
                "description",
                _(
                    "The picture “%(title)s” has no alternative text in the "
                    "language of this page."
                ),
                params,
            )
