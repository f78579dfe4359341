"""The facts of a source page's stream beside the prose of its translation."""

from collections.abc import Iterator
from typing import Any

from core.languages import Text
from core.models import BasePage


class Paired:
    """A block whose facts come from the source page, its prose from the page.

    A text that the translation does not have yet is the source's, and says so.
    """

    def __init__(self, facts: Any, prose: Any, language: str, source: str) -> None:
        self.facts = facts
        self._prose = prose
        self._language = language
        self._source = source

    def text(self, name: str) -> Text | None:
        """Return a prose field with the language it is in; None when empty."""
        if self._prose is not None and (value := self._prose.get(name)):
            return Text(str(value), self._language)
        if value := self.facts.get(name):
            return Text(str(value), self._source)
        return None


def paired_blocks(page: BasePage, field: str) -> Iterator[tuple[str, Paired]]:
    """Yield block type and block of a stream, in the source page's order."""
    facts_page = page.facts
    own = {str(block.id): block.value for block in getattr(page, field)}
    for block in getattr(facts_page, field):
        prose = own.get(str(block.id))
        yield (
            block.block_type,
            Paired(block.value, prose, page.language, facts_page.language),
        )
