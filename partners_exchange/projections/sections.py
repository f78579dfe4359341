"""Pages that head a list, or lead to other pages."""

from pydantic import BaseModel, Field

from core.html import clean_html
from core.models import BasePage
from publication.registry import Content


class SectionSummary(BaseModel):
    """A section in a list."""

    summary: str
    proofread: bool = Field(description="A person has proof-read this text.")


class SectionBody(BaseModel):
    """A section: its introduction, and which list of the API it heads."""

    intro: str = Field(description="Clean HTML; may be empty.")
    list: str | None = Field(
        description="Name of the list it heads, as in `/api/v1/news`; null: none."
    )


def project_section(page: BasePage) -> Content:
    """Return a section.

    Search finds it by title and summary only: its entries are found themselves.
    """
    return Content(
        summary=SectionSummary(summary=page.summary, proofread=page.proofread),
        body=SectionBody(
            intro=clean_html(getattr(page, "intro", "")), list=page.heads or None
        ),
        summary_text=page.summary,
    )
