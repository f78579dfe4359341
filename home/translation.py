"""Language columns of home's records (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from home.models import FoundingDocument, MenuItem, SiteFacts
from home.models.facts import TEXTS


@register(FoundingDocument)
class FoundingDocumentTranslationOptions(TranslationOptions):
    """A document is one record in three languages."""

    fields = ("title", "slug", "description", "parties")
    required_languages = {"pl": ("title",)}


@register(MenuItem)
class MenuItemTranslationOptions(TranslationOptions):
    """A menu entry is written in every language."""

    fields = ("label",)
    required_languages = ("pl", "en", "uk")


@register(SiteFacts)
class SiteFactsTranslationOptions(TranslationOptions):
    """Texts of the host; a missing language falls back."""

    fields = TEXTS
