"""Language columns of the registry (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from partners_exchange.models import MembershipSnapshot, Partner, PartnerFact


@register(Partner)
class PartnerTranslationOptions(TranslationOptions):
    """A partner is one row in three languages."""

    fields = ("name", "slug", "city", "description", "relation_text")
    required_languages = {"pl": ("name",)}


@register(PartnerFact)
class PartnerFactTranslationOptions(TranslationOptions):
    """A fact is told in three languages, its source once."""

    fields = ("text",)
    required_languages = ("pl",)


@register(MembershipSnapshot)
class MembershipSnapshotTranslationOptions(TranslationOptions):
    """A number reads differently in each language (“about 130”)."""

    fields = ("text",)
