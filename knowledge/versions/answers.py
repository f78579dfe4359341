"""The pages that list a record's versions and compare two of them."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from knowledge.models.versions import RecordVersion
from knowledge.record_page.frames import subpage_frame_set
from knowledge.versions.differences import changed_parts
from knowledge.versions.presentation import version_date, version_rows
from knowledge.versions.selectors import record_versions, two_versions

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

# Queries of either page, however many versions there are.
VERSIONS_QUERY_BUDGET = 30
NAME = "versions"
FOLDER = f"{NAME}/"


def versions_answer(request: HttpRequest, page: "RecordPage") -> HttpResponse:
    """Answer with every version that was public, the newest first."""
    versions = record_versions(page_id=page.pk)
    subpage_frame_set(
        request, page, title=gettext("Versions"), path=FOLDER, others=FOLDER
    )
    context = {
        "record_page": page,
        "rows": version_rows(versions, url=f"{page.url}{FOLDER}"),
    }
    return render(request, "knowledge/record_versions.html", context)


def difference_answer(
    request: HttpRequest, page: "RecordPage", *, older: int, newer: int
) -> HttpResponse:
    """Answer with what changed between two versions, part by part.

    Raises:
        Http404: when there are no such versions, or they are not in order.
    """
    try:
        before, after = two_versions(page_id=page.pk, older=older, newer=newer)
    except RecordVersion.DoesNotExist as error:
        raise Http404 from error
    title = gettext("What changed from version %(older)s to version %(newer)s") % {
        "older": older,
        "newer": newer,
    }
    subpage_frame_set(
        request, page, title=title, path=f"{FOLDER}{older}-{newer}/", others=FOLDER
    )
    context = {
        "record_page": page,
        "heading": title,
        "versions_url": f"{page.url}{FOLDER}",
        "dates": list(dict.fromkeys([version_date(before), version_date(after)])),
        "older": before,
        "newer": after,
        "parts": changed_parts(before.parts, after.parts),
    }
    return render(request, "knowledge/record_difference.html", context)
