"""The shapes of what the search answers."""

import uuid

from pydantic import BaseModel, ConfigDict, Field

from headless.schemas import FacetValue
from publication.envelope import Envelope


class Mark(BaseModel):
    """Where marked words stand, counted in Unicode characters (code points)."""

    start: int
    end: int = Field(description="Of the character behind the last one.")


class MarkedText(BaseModel):
    """A text with the words that answer."""

    text: str
    marks: list[Mark] = Field(description="What answers in `text`.")
    html: str = Field(
        description="The same as HTML that is safe to show: only `mark` elements."
    )


class MatchedConcept(BaseModel):
    """A concept whose label answers, in whichever language it was typed."""

    scheme: str
    code: str
    label: str = Field(description="In the language asked for, or the next best.")


class MatchedMeaning(BaseModel):
    """Typed words that the text says in other words."""

    typed: str
    found: list[str] = Field(description="Some of `words`, in the item's language.")


class Match(BaseModel):
    """Why an object was found; its texts are in the language of the item."""

    title: MarkedText
    passage: MarkedText = Field(
        description="The summary, or the passage of the text that answers."
    )
    words: list[str] = Field(description="Words of title or text that answer.")
    meanings: list[MatchedMeaning] = Field(
        description="Which of `words` were not typed but mean what was typed: by the "
        "editors' synonyms, by names of partners and topics, or as the word sounds in "
        "the other script."
    )
    concepts: list[MatchedConcept] = Field(
        description="Concepts that lead here when the text itself does not answer."
    )


class SearchItem(Envelope):
    """An object as in the list of its kind, and why it was found."""

    model_config = ConfigDict(extra="allow")

    match: Match


class Corrected(BaseModel):
    """A word that occurs nowhere, and what was searched for as well."""

    typed: str
    searched: list[str]


class SearchAnswer(BaseModel):
    """One page of what was found."""

    language: str = Field(description="Language that was asked for.")
    total: int = Field(description="Number of objects found.")
    next: str | None = Field(
        description="`cursor` of the next page; null on the last one that can be "
        "reached."
    )
    corrected: Corrected | None = Field(
        description="What was searched for beside the words typed; exact=1 prevents it."
    )
    suggestions: list[str] = Field(
        description="Other questions worth asking, when nothing was found."
    )
    ready: bool = Field(
        description="False while the index is being made: less is found than there is."
    )
    degraded: bool = Field(
        description="Whether a simpler engine stands in for the usual one for now."
    )
    facets: dict[str, list[FacetValue]] | None = Field(
        None,
        description="With facets=1 only, by filter. Null while the numbers are not "
        "known.",
    )
    items: list[SearchItem]


class SuggestionItem(BaseModel):
    """An object whose title continues what is being typed."""

    key: uuid.UUID
    kind: str
    kind_label: str = Field(
        description="What readers call the kind, in the language asked for."
    )
    language: str = Field(description="Language of the title.")
    path: str = Field(description="Path on the site.")
    url: str = Field(description="Absolute address.")
    title: MarkedText


class TopicItem(BaseModel):
    """A topic whose label, in any language, continues what is being typed."""

    code: str = Field(description="For the `topic` filter of lists and of the search.")
    language: str = Field(description="Language of the label.")
    path: str = Field(description="Path of the search page with this topic chosen.")
    url: str = Field(description="Absolute address.")
    label: MarkedText = Field(
        description="Without marks when the label in another language answers."
    )


class SuggestAnswer(BaseModel):
    """What continues what is being typed, the best first."""

    language: str = Field(description="Language that was asked for.")
    items: list[SuggestionItem]
    topics: list[TopicItem] = Field(description="Topics that public records have.")


class SimilarItem(Envelope):
    """An object as in the list of its kind."""

    model_config = ConfigDict(extra="allow")


class SimilarAnswer(BaseModel):
    """Objects of the same kind that are like one, the most alike first."""

    language: str = Field(description="Language that was asked for.")
    available: bool = Field(
        description="False when the search engine in use cannot tell what is alike."
    )
    items: list[SimilarItem]
