"""Topic and country pages as data."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from core.html import clean_html
from partners_exchange.projections.parts import Label, plain
from publication.registry import Content

if TYPE_CHECKING:
    from knowledge.models.subjects import SubjectPage


class SubjectSummary(BaseModel):
    """What lists of topics and countries show."""

    summary: str
    concept: Label = Field(description="The code is a filter of every list.")
    proofread: bool = Field(description="A person has proof-read this text.")


class SubjectBody(BaseModel):
    """What the document of a topic or country adds."""

    intro: str = Field(description="Clean HTML; may be empty.")
    definition: str = Field(description="Of the vocabulary; may be empty.")


def project_subject(page: "SubjectPage") -> Content:
    """Return a topic or country in the page's language."""
    concept = page.facts.concept
    definition = concept.text("definition", page.language)
    return Content(
        summary=SubjectSummary(
            summary=page.summary,
            concept=Label(code=concept.code, label=concept.label_in(page.language)),
            proofread=page.proofread,
        ),
        body=SubjectBody(
            intro=clean_html(page.intro),
            definition=definition.value if definition else "",
        ),
        text="\n".join(
            part
            for part in (plain(page.intro), definition and definition.value)
            if part
        ),
        summary_text=page.summary,
        terms=[(concept.scheme, concept.code)],
        depends_on=[concept],
    )
