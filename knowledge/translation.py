"""Language columns of the app's registry rows (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from knowledge.models import (
    Adoption,
    AdoptionFollowUp,
    Finding,
    Offer,
    PartnerCondition,
)


@register(Finding)
class FindingTranslationOptions(TranslationOptions):
    """A finding is one row in up to three languages."""

    fields = ("saw", "matters")
    required_languages = ()


@register(Adoption)
class AdoptionTranslationOptions(TranslationOptions):
    """An adoption is one row in up to three languages."""

    fields = ("place", "changes", "reason")
    required_languages = ()


@register(AdoptionFollowUp)
class AdoptionFollowUpTranslationOptions(TranslationOptions):
    """An answer is written in the language of whoever gives it."""

    fields = ("note",)
    required_languages = ()


@register(PartnerCondition)
class PartnerConditionTranslationOptions(TranslationOptions):
    """A note on a condition."""

    fields = ("note",)
    required_languages = ()


@register(Offer)
class OfferTranslationOptions(TranslationOptions):
    """An entry of the board is one row; its people write in what they know."""

    fields = ("title", "slug", "text")
