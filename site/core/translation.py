"""Language columns of core's registry models (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from core.models import SiteImage


@register(SiteImage)
class SiteImageTranslationOptions(TranslationOptions):
    """One picture, an alternative text in each language."""

    fields = ("alt",)
