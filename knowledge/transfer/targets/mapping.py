"""Which column of a table fills which field."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core.languages import LANGUAGE_CODES
from knowledge.transfer.enums import ImportKind
from knowledge.transfer.targets.kinds import targets_of
from knowledge.transfer.targets.lookups import folded
from knowledge.transfer.targets.target import Target

# For each column of the table the name of a field; "" leaves the column out.
Mapping = list[str]
# Without one of these there is nothing to make a record from.
NEEDED = {
    ImportKind.PRACTICES.value: ("title", "key"),
    ImportKind.PARTNERS.value: ("name_pl", "code"),
}


def guessed(kind: str, headings: Sequence[str]) -> Mapping:
    """Return what the headings say, each field once; the first column wins."""
    names = known_headings(targets_of(kind).values())
    mapping: Mapping = []
    for heading in headings:
        found = names.get(folded(heading), "") if heading else ""
        mapping.append("" if found in mapping else found)
    return mapping


def known_headings(targets: Iterable[Target]) -> dict[str, str]:
    """Return the field of every heading that is recognised."""
    found: dict[str, str] = {}
    listed = list(targets)
    for target in listed:
        found.setdefault(folded(target.name), target.name)
    for language in LANGUAGE_CODES:
        with override(language):
            for target in listed:
                found.setdefault(folded(str(target.label)), target.name)
    for target in listed:
        for name in target.other_names:
            found.setdefault(folded(name), target.name)
    return found


def mapping_errors(kind: str, mapping: Mapping) -> list[ValidationError]:
    """Return what is wrong with a choice of columns."""
    chosen = [name for name in mapping if name]
    errors = []
    targets = targets_of(kind)
    for name in dict.fromkeys(chosen):
        if name not in targets:
            errors.append(
                ValidationError(
                    _("There is no field “%(name)s”."),
                    code="unknown",
                    params={"name": name[:60]},
                )
            )
        elif chosen.count(name) > 1:
            errors.append(
                ValidationError(
                    _("Two columns are read into “%(field)s”."),
                    code="twice",
                    params={"field": targets[name].label},
                )
            )
    if not set(chosen) & set(NEEDED[kind]):
        labels = [str(targets[name].label) for name in NEEDED[kind]]
        errors.append(
            ValidationError(
                _("Choose a column for “%(first)s” or “%(second)s”."),
                code="required",
                params={"first": labels[0], "second": labels[1]},
            )
        )
    return errors
