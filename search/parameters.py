"""The search page's address: read leniently, written canonically."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from search.facet_kinds import PAGE_FACETS
from search.protocol import KIND, LANGUAGE, Query, Scope
from search.query import LONGEST_TEXT

MOST_VALUES = 20
PAGE_SIZE = 20
# Facets of the engines by the name of their parameter.
FACETS = {kind.name: kind.facet for kind in PAGE_FACETS}
# Characters that no text has: of control, and halves of others.
UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
LARGEST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a search page asks for.

    Attributes:
        chosen: Codes by parameter.
        as_typed: Whether typing mistakes are kept.
        shortened: Whether more was typed than is searched for.
    """

    text: str = ""
    scope: Scope = Scope.FIRST
    chosen: dict[str, list[str]] = field(default_factory=dict)
    page: int = 1
    as_typed: bool = False
    shortened: bool = False

    @property
    def empty(self) -> bool:
        """Say whether nothing is asked yet."""
        return not self.text.strip() and not self.chosen

    def query(self, language: str) -> Query:
        """Return the question for the engine."""
        facets = {FACETS[name]: values for name, values in self.chosen.items()}
        return Query(
            text=self.text,
            language=language,
            scope=self.scope,
            kinds=facets.pop(KIND, ()),
            languages=facets.pop(LANGUAGE, ()),
            terms=facets,
            page=self.page,
            limit=PAGE_SIZE,
            facets=list(FACETS.values()),
            correct=not self.as_typed,
        )

    def address(
        self,
        *,
        text: str | None = None,
        scope: Scope | None = None,
        chosen: dict[str, list[str]] | None = None,
        as_typed: bool | None = None,
    ) -> str:
        """Return the query string of this question with something changed."""
        wanted = self.scope if scope is None else scope
        pairs = [("q", self.text if text is None else text)]
        if wanted != Scope.FIRST:
            pairs.append(("s", wanted.value))
        for name, values in (self.chosen if chosen is None else chosen).items():
            pairs += [(name, value) for value in values]
        if self.as_typed if as_typed is None else as_typed:
            pairs.append(("exact", "1"))
        return urlencode([pair for pair in pairs if pair[1]])

    def without(self, name: str, value: str) -> str:
        """Return the query string without one chosen value."""
        left = {
            other: [item for item in values if (other, item) != (name, value)]
            for other, values in self.chosen.items()
        }
        return self.address(chosen=left)


def read_asked(parameters: QueryDict) -> Asked:
    """Read an address; what makes no sense is passed over."""
    chosen = {
        name: list(dict.fromkeys(filter(CODE.fullmatch, parameters.getlist(name))))
        for name in FACETS
    }
    scope = parameters.get("s", "")
    page = parameters.get("page", "")
    text = UNREADABLE.sub(" ", parameters.get("q", ""))
    readable = page.isascii() and page.isdigit() and len(page) < 6
    return Asked(
        text=text[:LONGEST_TEXT],
        scope=Scope(scope) if scope in list(Scope) else Scope.FIRST,
        chosen={
            name: values[:MOST_VALUES] for name, values in chosen.items() if values
        },
        page=min(max(int(page), 1), LARGEST_PAGE) if readable else 1,
        as_typed=parameters.get("exact") == "1",
        shortened=len(text.rstrip()) > LONGEST_TEXT,
    )
