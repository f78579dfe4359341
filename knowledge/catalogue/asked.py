"""A list's address: read leniently, what it does not know is told, written back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from knowledge.catalogue.shelves import Shelf, Sort, View
from knowledge.catalogue.values import Known, is_known
from search.protocol import LANGUAGE, Query
from search.protocol import Sort as EngineSort
from vocabularies.enums import Scheme

PAGE_SIZE = 20
LONGEST_TEXT = 300
MOST_VALUES = 50
ENGINE_SORTS = {
    Sort.BEST: EngineSort.BEST,
    Sort.NEWEST: EngineSort.NEWEST,
    Sort.TITLE: EngineSort.TITLE,
    Sort.CHANGED: EngineSort.CHANGED,
    Sort.EVIDENCE: EngineSort.NEWEST,
}


@dataclass(slots=True)
class Asked:
    """What an address asks for.

    Attributes:
        chosen: Codes by facet.
        whole: Facets of which every value is shown.
        problems: What the address asks for in vain, in words.
    """

    text: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)
    sort: Sort = Sort.NEWEST
    view: View = View.LIST
    page: int = 1
    whole: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def usual_sort(self) -> Sort:
        """The order when the reader chose none."""
        return Sort.BEST if self.text else Sort.NEWEST

    def query(self, shelf: Shelf, *, language: str) -> Query:
        """Return the question for the search engine."""
        engine_facets = {facet.name: facet.facet for facet in shelf.facets}
        terms = {engine_facets[name]: codes for name, codes in self.chosen.items()}
        return Query(
            text=self.text,
            language=language,
            kinds=shelf.kinds,
            languages=terms.pop(LANGUAGE, ()),
            terms=terms,
            page=self.page,
            limit=PAGE_SIZE,
            sort=ENGINE_SORTS[self.sort],
            lead=Scheme.EVIDENCE_LEVEL.value if self.sort == Sort.EVIDENCE else "",
            facets=list(engine_facets.values()),
        )

    def address(
        self,
        *,
        text: str | None = None,
        chosen: dict[str, list[str]] | None = None,
        view: View | None = None,
        whole: list[str] | None = None,
    ) -> str:
        """Return the query string of this list with something changed."""
        pairs = [("q", self.text if text is None else text)]
        for name, codes in (self.chosen if chosen is None else chosen).items():
            pairs += [(name, code) for code in codes]
        if self.sort != self.usual_sort:
            pairs.append(("sort", self.sort.value))
        wanted = self.view if view is None else view
        if wanted != View.LIST:
            pairs.append(("view", wanted.value))
        pairs += [("all", name) for name in (self.whole if whole is None else whole)]
        return urlencode([pair for pair in pairs if pair[1]])

    def without(self, name: str, code: str) -> str:
        """Return the query string without one chosen value."""
        left = {
            other: [value for value in codes if (other, value) != (name, code)]
            for other, codes in self.chosen.items()
        }
        return self.address(chosen=left)

    def only(self, name: str, code: str) -> str:
        """Return the query string with one value of a facet instead of others."""
        return self.address(chosen={**self.chosen, name: [code]})


def read_asked(parameters: QueryDict, shelf: Shelf, known: Known) -> Asked:
    """Read a list's address; what it does not know is a problem, never an error."""
    text = parameters.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT]
    asked = Asked(text=text)
    asked.problems += _read_chosen(asked, parameters, shelf, known)
    asked.problems += _read_sort(asked, parameters.get("sort", ""), shelf)
    view = parameters.get("view", "")
    asked.view = View(view) if view in list(View) else View.LIST
    names = [facet.name for facet in shelf.facets]
    asked.whole = [name for name in names if name in parameters.getlist("all")]
    asked.problems += _read_page(asked, parameters.get("page", "1"))
    return asked


def _read_chosen(
    asked: Asked, parameters: QueryDict, shelf: Shelf, known: Known
) -> Iterator[str]:
    for facet in shelf.facets:
        codes = [code for code in parameters.getlist(facet.name) if code]
        for code in list(dict.fromkeys(codes))[:MOST_VALUES]:
            if is_known(known, facet.name, code):
                asked.chosen.setdefault(facet.name, []).append(code)
            else:
                yield (
                    gettext("%(facet)s: there is no “%(value)s”; it was left out.")
                    % {"facet": facet.label, "value": code[:60]}
                )


def _read_sort(asked: Asked, value: str, shelf: Shelf) -> Iterator[str]:
    asked.sort = asked.usual_sort
    if not value:
        return
    if value == Sort.BEST and not asked.text:
        # Left over from words that were taken away.
        return
    if value in list(shelf.sorts):
        asked.sort = Sort(value)
        return
    yield (gettext("The list cannot be sorted by “%(value)s”.") % {"value": value[:60]})


def _read_page(asked: Asked, value: str) -> Iterator[str]:
    number = int(value) if value.isdecimal() and len(value) < 6 else 0
    if number:
        asked.page = number
    else:
        yield no_such_page(value)


def no_such_page(value: str) -> str:
    """Return the words for a page the list does not have."""
    return gettext("The list has no page “%(value)s”.") % {"value": value[:60]}
