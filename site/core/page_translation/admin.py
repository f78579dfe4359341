"""Make wagtail-localize's admin save translations through our service.

Its views call `Translation.save_target`; replacing that one method is the
narrowest seam it offers. Publishing elsewhere (an editor publishes a page
directly) keeps the text hash true through the signal below.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from core.models import BasePage
from core.page_translation.service import text_hash, translation_save


def install() -> None:
    """Replace `Translation.save_target` and listen for published pages."""
    Translation.save_target = save_target
    page_published.connect(remember_text, dispatch_uid="core.remember_text")


def save_target(
    self: Translation, user: AbstractBaseUser | None = None, publish: bool = True
) -> None:
    """Save a translation as wagtail-localize's views ask for it."""
    translation_save(translation=self, user=user, publish=publish)


def remember_text(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Store the hash of a source page's published text."""
    if isinstance(instance, BasePage) and instance.is_source:
        instance.text_hash = text_hash(instance)
        sender._default_manager.filter(pk=instance.pk).update(
            text_hash=instance.text_hash
        )
