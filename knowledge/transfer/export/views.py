"""A list as readers have filtered it, as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.languages import SOURCE_LANGUAGE
from headless.limits import too_many
from headless.registry import Kind, registered_kinds
from knowledge.catalogue.shelves import REPOSITORY, RESOURCES, Shelf
from knowledge.catalogue.whole import asked_for, whole_list
from knowledge.transfer.export.columns import column_names, headings, row_of
from knowledge.transfer.export.formats import csv_lines, json_lines, workbook_file
from publication.encoding import decode
from publication.models import Publication
from publication.selectors import public, with_terms

# Lists that readers narrow with the search engine's help.
SHELVES = {shelf.name: shelf for shelf in (REPOSITORY, RESOURCES)}
AT_ONCE = 200
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Of the page the list stands on; they change nothing about what it holds.
OF_THE_PAGE = frozenset({"page", "sort", "view", "by"})
# Words, and which facets show every value.
OF_A_SHELF = OF_THE_PAGE | {"q", "all"}
QUERY_BUDGET = 2


def kinds_named(name: str) -> list[Kind]:
    """Return the kinds in a list.

    Raises:
        Http404: when there is no such list.
    """
    shelf = SHELVES.get(name)
    found = [
        kind
        for kind in registered_kinds()
        if (kind.kind in shelf.kinds if shelf else kind.plural == name)
    ]
    if not found:
        raise Http404
    return found


def terms_asked(request: HttpRequest, kinds: list[Kind]) -> dict[str, list[str]]:
    """Return the codes to filter by, for each scheme.

    Raises:
        Http404: when the list knows no such filter: an export of everything
            would be taken for an export of something.
    """
    filters: dict[str, str] = {}
    for kind in kinds:
        filters |= kind.filters
    terms: dict[str, list[str]] = {}
    for name, values in request.GET.lists():
        codes = [code for code in values if code]
        if name in OF_THE_PAGE or not codes:
            continue
        if name not in filters:
            raise Http404
        terms[filters[name]] = codes
    return terms


@require_safe
def export(request: HttpRequest, name: str, suffix: str) -> HttpResponseBase:
    """Answer a list in the language of the address, streamed.

    Two queries; a list narrowed by the search engine asks two for every 200
    records in each language.
    """
    if suffix not in TYPES:
        raise Http404
    kinds = kinds_named(name)
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    documents = (
        shelf_documents(request, SHELVES[name], language)
        if name in SHELVES
        else list_documents(request, kinds, language)
    )
    if refused := too_many(request):
        return refused
    return answer(name, suffix, kinds, documents)


def list_documents(
    request: HttpRequest, kinds: list[Kind], language: str
) -> Iterator[bytes]:
    """Return the documents of a list of the API, filtered as there."""
    terms = terms_asked(request, kinds)
    rows = with_terms(public([kind.kind for kind in kinds], language), terms)
    return bodies(rows.order_by("sort_key", "key"))


def shelf_documents(
    request: HttpRequest, shelf: Shelf, language: str
) -> Iterator[bytes]:
    """Return the documents of a list as its page shows it, words included.

    Raises:
        Http404: when something is asked for in vain: readers of the page are told
            what was left out, a file could not say it.
    """
    filters = {facet.name for facet in shelf.facets}
    asked = asked_for(request.GET, language=language, shelf=shelf)
    if asked.problems or set(request.GET) - filters - OF_A_SHELF:
        raise Http404
    return whole_list(asked, language=language, shelf=shelf)


def answer(
    name: str, suffix: str, kinds: list[Kind], documents: Iterator[bytes]
) -> HttpResponseBase:
    """Return the file."""
    file_name = f"{name}.{suffix}"
    if suffix == "json":
        return download(json_lines(documents), file_name, suffix)
    names = column_names(kinds)
    heads = headings(names, kinds)
    cells = (row_of(decode(body), names) for body in documents)
    if suffix == "csv":
        return download(csv_lines(heads, cells), file_name, suffix)
    return FileResponse(
        workbook_file(name, heads, cells),
        as_attachment=True,
        filename=file_name,
        content_type=TYPES[suffix],
    )


def bodies(rows: Any) -> Iterator[bytes]:
    """Yield whole documents as they were published."""
    found: Iterator[Publication] = rows.only("key", "body").iterator(AT_ONCE)
    for row in found:
        yield bytes(row.body)


def download(
    parts: Iterator[bytes], file_name: str, suffix: str
) -> StreamingHttpResponse:
    """Return a file that is written while it is sent."""
    return StreamingHttpResponse(
        parts,
        content_type=TYPES[suffix],
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )
