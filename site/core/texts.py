"""A text as data, with the language it really is in."""

from pydantic import BaseModel, Field

from core.languages import Text


class TextIn(BaseModel):
    """A text and the language it really is in."""

    text: str
    language: str = Field(description="Language the text is in: pl, en or uk.")


def text_in(text: Text | None) -> TextIn | None:
    """Return a text with its language."""
    return TextIn(text=text.value, language=text.language) if text else None
