"""Every remark on what stands in a form, stored or not."""

from typing import TYPE_CHECKING

from knowledge.remarks.selectors import owner_code, remarks_on
from knowledge.remarks.subjects import Subject
from knowledge.rules import Remark

if TYPE_CHECKING:
    from knowledge.forms import RecordForm


def form_remarks(form: "RecordForm") -> list[Remark]:
    """Return the remarks on a form that was validated, the gravest first."""
    page, parent, cleaned = form.instance, form.parent_page, form.cleaned_data
    kind = cleaned.get("practice_kind")
    return remarks_on(
        form.values(cleaned),
        page=page,
        subject=Subject(
            key=page.translation_key,
            language=page.language,
            owner=owner_code(parent.specific) if parent else "",
            practice_kind=kind.code if kind else "",
        ),
        stopping=form.stopping_remarks(cleaned),
    )
