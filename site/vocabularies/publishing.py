"""What of the vocabularies is public, as data."""

import uuid

from pydantic import BaseModel, Field

from core.identity import key_for
from core.languages import Text
from publication.registry import Content, register_row
from vocabularies.models import Concept

KIND = "concept"
# The term by which the concepts of one vocabulary are found.
SCHEME_TERM = "scheme"
# Numbers sort as text: positions get leading zeros.
ORDER_DIGITS = 6


class ConceptText(BaseModel):
    """A text and the language it really is in."""

    text: str
    language: str = Field(description="Language the text is in: pl, en or uk.")


class ConceptSummary(BaseModel):
    """A concept of a vocabulary."""

    scheme: str = Field(description="The vocabulary it belongs to.")
    code: str = Field(description="Never changes; filters of lists take it.")
    label: ConceptText
    broader: str | None = Field(description="Code of the broader concept.")
    order: int = Field(description="Place in its vocabulary.")


class ConceptBody(BaseModel):
    """What a concept's own document adds."""

    definition: ConceptText | None
    alternative_labels: list[str] = Field(
        description="Other words for it, in the language of the document."
    )
    uri: str = Field(description="The same concept in an outside standard, or empty.")


def concept_key(concept: Concept) -> uuid.UUID:
    """Return a concept's permanent identifier: its scheme and code never change."""
    return key_for(KIND, f"{concept.scheme}/{concept.code}")


def project_concept(concept: Concept, language: str) -> Content:
    """Return a concept for readers of a language."""
    label = concept.text("label", language) or Text(concept.code, language)
    definition = concept.text("definition", language)
    other = getattr(concept, f"alternative_labels_{language}") or ""
    return Content(
        title=label.value,
        summary=ConceptSummary(
            scheme=concept.scheme,
            code=concept.code,
            label=_text(label),
            broader=concept.broader.code if concept.broader else None,
            order=concept.order,
        ),
        body=ConceptBody(
            definition=_text(definition) if definition else None,
            alternative_labels=[line for line in other.splitlines() if line.strip()],
            uri=concept.uri,
        ),
        terms=[(SCHEME_TERM, concept.scheme)],
        sort_key=f"{concept.scheme} {concept.order:0{ORDER_DIGITS}} {concept.code}",
        depends_on=[concept.broader] if concept.broader else [],
    )


def _text(text: Text) -> ConceptText:
    return ConceptText(text=text.value, language=text.language)


def register() -> None:
    """Publish concepts; what shows their labels follows their changes."""
    register_row(Concept, kind=KIND, project=project_concept, key=concept_key)
