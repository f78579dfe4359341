"""Reading the repository for the admin and for other apps above."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.page_translation.coverage import TranslationState, coverage
from knowledge.models import PartnerBranchPage
from knowledge.models.records import RecordPage


@dataclass(frozen=True, slots=True)
class RecordOverview:
    """What a listing shows of a record beside its own columns."""

    owner: str
    languages: dict[str, TranslationState]


def record_overviews(records: Iterable[RecordPage]) -> dict[int, RecordOverview]:
    """Return owner and state of the languages of many records: two queries."""
    pages = list(records)
    if not pages:
        return {}
    model = type(pages[0])
    branches = PartnerBranchPage.objects.filter(
        path__in={page.path[: -page.steplen] for page in pages}
    ).select_related("partner")
    owners = {branch.path: branch.partner.label for branch in branches}
    versions: dict[object, list[RecordPage]] = {}
    keys = {page.translation_key for page in pages}
    for version in model.objects.filter(translation_key__in=keys).select_related(
        "locale"
    ):
        versions.setdefault(version.translation_key, []).append(version)
    return {
        page.pk: RecordOverview(
            owner=owners.get(page.path[: -page.steplen], ""),
            languages={
                item.language: item.state
                for item in coverage(versions[page.translation_key])
            },
        )
        for page in pages
    }


def branch_of(*, partner_code: str, language: str) -> PartnerBranchPage | None:
    """Return the branch of a partner in a language."""
    return PartnerBranchPage.objects.filter(
        partner__code=partner_code, locale__language_code=language
    ).first()
