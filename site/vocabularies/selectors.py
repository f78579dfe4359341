"""Reading the vocabularies."""

from vocabularies.enums import Scheme
from vocabularies.models import Concept


def concept(*, scheme: Scheme, code: str) -> Concept:
    """Return a concept by its code.

    Raises:
        Concept.DoesNotExist: when the scheme has no such code.
    """
    return Concept.objects.get(scheme=scheme, code=code)


def concepts(*, scheme: Scheme) -> list[Concept]:
    """Return a scheme's concepts in their order."""
    return list(Concept.objects.filter(scheme=scheme).order_by("order", "code"))


def labels(*, scheme: Scheme, language: str) -> dict[str, str]:
    """Return a scheme's labels for a reader, by code, in their order."""
    return {
        concept.code: concept.label_in(language) for concept in concepts(scheme=scheme)
    }
