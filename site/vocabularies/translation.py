"""Language columns of the vocabularies (read by modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from vocabularies.models import Concept


@register(Concept)
class ConceptTranslationOptions(TranslationOptions):
    """A concept is one row in three languages."""

    fields = ("label", "definition", "alternative_labels")
    required_languages = ("pl",)
