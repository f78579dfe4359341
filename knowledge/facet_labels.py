"""What the API calls the values of facets that are no vocabulary."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import override

from headless.facets import Labels, LabelSource, register_facet_labels
from knowledge.board.enums import DIRECTION, WORKING_LANGUAGE, Direction
from knowledge.board.languages import language_name
from knowledge.enums import ConfirmationState
from knowledge.exchange.enums import Verdict
from vocabularies.enums import Scheme
from vocabularies.selectors import labels


def choice_labels(choices: type[TextChoices]) -> LabelSource:
    """Return the labels of a fixed choice, said in the reader's language."""

    def source(_codes: Collection[str], language: str) -> Labels:
        with override(language):
            return {choice.value: str(choice.label) for choice in choices}

    return source


def working_languages(codes: Collection[str], language: str) -> Labels:
    """Return what a language calls those in which people can work together."""
    with override(language):
        return {code: language_name(code) for code in codes}


def product_kinds(_codes: Collection[str], language: str) -> Labels:
    """Return the labels of the kinds of products, which practices share."""
    return labels(scheme=Scheme.PRACTICE_KIND, language=language)


def register() -> None:
    """Name what `facets=1` counts."""
    register_facet_labels("product-kind", product_kinds)
    register_facet_labels("confirmation", choice_labels(ConfirmationState))
    register_facet_labels("verdict", choice_labels(Verdict))
    register_facet_labels(DIRECTION, choice_labels(Direction))
    register_facet_labels(WORKING_LANGUAGE, working_languages)
