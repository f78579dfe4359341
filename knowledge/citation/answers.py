"""The files with a record's citation."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from knowledge.citation.exports import FORMATS
from knowledge.citation.reference import Reference, reference_to
from knowledge.versions.selectors import record_versions

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

# Queries of a file.
CITATION_QUERY_BUDGET = 20

NAME = "cite"
FOLDER = f"{NAME}/"


def record_reference(page: "RecordPage") -> Reference:
    """Return what a citation of a record is made of, read for this alone."""
    owner = page.owning_partner
    name = owner.text("name", page.language) if owner else None
    facts: Any = page.facts
    record_type = getattr(facts, "record_type", None)
    kind = record_type.label_in(page.language) if record_type else page.kind_label
    newest = record_versions(page_id=page.pk, limit=1)
    return reference_to(
        page,
        author=name.value if name else "",
        kind=str(kind),
        newest=newest[0] if newest else None,
    )


def citation_answer(
    request: HttpRequest, page: "RecordPage", *, form: str
) -> HttpResponse:
    """Answer with the citation as a file.

    Raises:
        Http404: when there is no such format.
    """
    if form not in FORMATS:
        raise Http404
    found = FORMATS[form]
    reference = record_reference(page)
    response = HttpResponse(
        found.write(reference), content_type=f"{found.media_type}; charset=utf-8"
    )
    response["Content-Disposition"] = (
        f'attachment; filename="{reference.short_key}.{found.suffix}"'
    )
    # The page is what search engines should find.
    response["X-Robots-Tag"] = "noindex"
    return response
