"""Project rules as system checks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.compatibility)
def modeltranslation_comes_first(**_kwargs: Any) -> list[CheckMessage]:
    """Registered models lose their language columns when it comes later."""
    if settings.INSTALLED_APPS[0] == "modeltranslation":
        return []
    return [
        Error(
            "modeltranslation is not the first installed app.",
            hint="Move it to the top of INSTALLED_APPS.",
            id="core.E001",
        )
    ]


@register(Tags.compatibility)
def one_translation_app_for_pages(**_kwargs: Any) -> list[CheckMessage]:
    """Wagtail's simple translation would double the admin's buttons."""
    if "wagtail.contrib.simple_translation" not in settings.INSTALLED_APPS:
        return []
    return [
        Error(
            "simple_translation is installed beside wagtail-localize.",
            hint="Remove wagtail.contrib.simple_translation.",
            id="core.E002",
        )
    ]
