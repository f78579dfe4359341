"""Language columns of the app's registry rows (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from knowledge.models import Offer


@register(Offer)
class OfferTranslationOptions(TranslationOptions):
    """An entry of the board is one row; its people write in what they know."""

    fields = ("title", "slug", "text")
