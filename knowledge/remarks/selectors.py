"""Every remark on a record, as the panel beside the form and the desk show them."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.timezone import localdate

from knowledge.models.branches import PartnerBranchPage
from knowledge.models.records import RecordPage
from knowledge.remarks.adoptions import adoption_remarks
from knowledge.remarks.duplicates import duplicate_remarks
from knowledge.remarks.links import link_remarks
from knowledge.remarks.subjects import Subject
from knowledge.rules import (
    RecordValues,
    Remark,
    record_remarks,
    sorted_remarks,
    word_remarks,
)
from vocabularies.enums import Scheme
from vocabularies.models import Concept


def remarks_of(page: RecordPage) -> list[Remark]:
    """Return the remarks on a page as it stands, the gravest first.

    To see a draft's, give the object of its latest revision.
    """
    kind = page.facts.practice_kind
    owner = page.owning_partner
    subject = Subject(
        key=page.translation_key,
        language=page.language,
        owner=owner.code if owner else "",
        practice_kind=kind.code if kind else "",
    )
    return remarks_on(
        page.rule_values(), page=page, subject=subject, stopping=page.stopping_remarks()
    )


def remarks_on(
    values: RecordValues,
    *,
    page: RecordPage,
    subject: Subject,
    stopping: Iterable[Remark],
    today: date | None = None,
) -> list[Remark]:
    """Return the remarks on what is written, stored or not.

    Args:
        values: What is written.
        page: The page it is written on; tells source from translation.
        subject: Which record it is.
        stopping: What stops it, as form or page have found.
        today: The day to compare years with; now when left out.
    """
    found = [*stopping, *link_remarks(values)]
    if not page.locale_id or page.is_source:
        conditions = Concept.objects.filter(scheme=Scheme.TRANSFER_CONDITION).count()
        found += record_remarks(
            values, today=today or localdate(), conditions=conditions
        )
        found += duplicate_remarks(values, subject)
        found += adoption_remarks(values, subject)
    else:
        found += word_remarks(values)
    return sorted_remarks(once(found))


def once(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Leave out what was said already."""
    said = set()
    for remark in remarks:
        what = (remark.code, remark.field, remark.message)
        if what not in said:
            said.add(what)
            yield remark


def owner_code(parent: object) -> str:
    """Return the code of the partner whose branch a page is put in."""
    if isinstance(parent, PartnerBranchPage):
        return parent.partner.code
    return ""
