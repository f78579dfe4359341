"""A video that asks its platform for nothing until the reader clicks."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

YOUTUBE = re.compile(
    r"https://(?:www\.)?(?:youtube\.com/watch\?v=|youtu\.be/)(?P<id>[\w-]{6,20})"
)


def player_url(url: str | None) -> str:
    """Return the address of the player that sets no cookies, "" when there is none."""
    match = YOUTUBE.fullmatch(url or "")
    return f"https://www.youtube-nocookie.com/embed/{match['id']}" if match else ""


class VideoBlock(blocks.StructBlock):
    """A link to a video with what it shows, for those who do not play it."""

    url = blocks.URLBlock(
        label=_("Address"), help_text=_("Address of a video on YouTube.")
    )
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    description = blocks.TextBlock(
        label=_("What it shows"),
        help_text=_("For a reader who does not see or hear the video."),
    )

    def clean(self, value: Any) -> Any:
        """Refuse an address that the click-to-load player cannot open."""
        cleaned = super().clean(value)
        if not YOUTUBE.fullmatch(cleaned.get("url") or ""):
            error = ValidationError(_("This is not the address of a YouTube video."))
            raise StructBlockValidationError(block_errors={"url": error})
        return cleaned

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the address of the player that sets no cookies."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        if player := player_url(value.get("url")):
            context["player_url"] = player
        return context

    class Meta:
        icon = "media"
        template = "core/blocks/video.html"
        label = _("Video")
