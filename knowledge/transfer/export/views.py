"""A list as readers have filtered it, as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.languages import SOURCE_LANGUAGE
from headless.limits import too_many
from headless.registry import Kind, registered_kinds
from knowledge.catalogue.shelves import REPOSITORY, RESOURCES
from knowledge.transfer.export.columns import column_names, headings, row_of
from knowledge.transfer.export.formats import csv_lines, json_lines, workbook_file
from knowledge.transfer.export.shelves import shelf_bodies
from publication.encoding import decode
from publication.models import Publication
from publication.selectors import public, with_terms

SHELVES = {shelf.export: shelf for shelf in (REPOSITORY, RESOURCES)}
AT_ONCE = 200
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Of the page the list stands on; they change nothing about what it holds.
OF_THE_PAGE = frozenset({"page", "sort", "view", "by"})
QUERY_BUDGET = 5


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
    """Answer a list in the language of the address, streamed."""
    if suffix not in TYPES:
        raise Http404
    kinds = kinds_named(name)
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    shelf = SHELVES.get(name)
    terms = {} if shelf else terms_asked(request, kinds)
    if refused := too_many(request):
        return refused
    if shelf:
        found = shelf_bodies(request.GET, shelf, language)
        if found is None:
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return answer(name, suffix, kinds, found)
    rows = with_terms(public([kind.kind for kind in kinds], language), terms)
    return answer(name, suffix, kinds, bodies(rows.order_by("sort_key", "key")))


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
