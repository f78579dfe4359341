"""The versions of a practice as an operation of `/api/v1/`."""

import uuid
from datetime import datetime
from itertools import pairwise

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import override
from ninja import Query, Router
from pydantic import BaseModel, Field

from headless.parameters import LanguageQuery
from headless.responses import data_response
from headless.schemas import problems
from headless.selectors import entry
from knowledge.models.versions import RecordVersion
from knowledge.versions.answers import FOLDER
from knowledge.versions.differences import changed_codes
from knowledge.versions.snapshots import PART_LABELS
from partners_exchange.projections.parts import Label
from publication.models import Publication

# The public document, its path, the versions.
QUERY_BUDGET = 3
KIND = "practice"


class VersionOut(BaseModel):
    """What a language of a practice said from one day on."""

    number: int
    published: datetime
    note: str = Field(description="What the editor says of it; empty: nothing.")
    note_language: str = Field(description="Empty: there is no note.")
    changed: list[Label] = Field(description="Parts; empty for the first version.")
    path: str = Field(description="Page with the differences; empty for the first.")


class VersionList(BaseModel):
    """Every version that was public, the newest first."""

    key: uuid.UUID
    language: str
    items: list[VersionOut]


def versions_router() -> Router:
    """Return the operation that lists what a practice said when."""
    router = Router(tags=["practices"])

    @router.get(
        "/practices/{key}/versions",
        response={200: VersionList, **problems(404, 410, 422)},
        operation_id="practice_versions",
        summary="The public versions of a practice",
        description=(
            "Each language has versions of its own. What was withdrawn has none."
        ),
    )
    def versions(
        request: HttpRequest, key: uuid.UUID, query: Query[LanguageQuery]
    ) -> HttpResponseBase:
        row = entry(key=key, language=query.lang, kind=KIND)
        document = VersionList(
            key=key, language=query.lang, items=versions_out(row, query.lang)
        )
        return data_response(
            request,
            document.model_dump(mode="json"),
            languages=[query.lang],
            names=str(key),
        )

    return router


def versions_out(row: Publication, language: str) -> list[VersionOut]:
    """Return the versions of one language of a public record."""
    stored = RecordVersion.objects.filter(
        page__translation_key=row.key, page__locale__language_code=language
    ).order_by("number")
    found = [None, *stored]
    with override(language):
        items = [
            version_out(version, before, row.path)
            for before, version in pairwise(found)
            if version is not None
        ]
    return items[::-1]


def version_out(
    version: RecordVersion, before: RecordVersion | None, path: str
) -> VersionOut:
    """Return one version beside the one it replaced."""
    codes = changed_codes(before.parts, version.parts) if before else []
    difference = f"{path}{FOLDER}{before.number}-{version.number}/" if before else ""
    return VersionOut(
        number=version.number,
        published=version.published_at,
        note=version.note,
        note_language=version.note_language,
        changed=[Label(code=code, label=str(PART_LABELS[code])) for code in codes],
        path=difference,
    )
