"""Make wagtail-localize's admin save translations through our service.

Its views call `Translation.save_target`; replacing that one method is the
narrowest seam it offers.
"""

from django.contrib.auth.models import AbstractBaseUser
from wagtail_localize.models import Translation

from core.page_translation.service import translation_save


def install() -> None:
    """Replace `Translation.save_target`."""
    Translation.save_target = save_target


def save_target(
    self: Translation, user: AbstractBaseUser | None = None, publish: bool = True
) -> None:
    """Save a translation as wagtail-localize's views ask for it."""
    translation_save(translation=self, user=user, publish=publish)
