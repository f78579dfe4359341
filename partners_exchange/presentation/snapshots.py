"""Counts of members as rows of a table: dated, never joined into a trend."""

from dataclasses import dataclass

from django.apps import apps

from core.languages import Text
from partners_exchange.enums import CountQualifier

# The bars end at a round number above the largest count.
STEP = 50
LEAST_AXIS = 150


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One count as `includes/snapshots.html` draws it."""

    number: Text
    as_of: str
    basis: str
    approximate: bool
    undated: bool
    share: int
    source_title: str
    source_url: str


def snapshot_rows(language: str) -> list[SnapshotRow]:
    """Return the counts, dated ones in order, then undated ones."""
    # By name: page models call this, so that it cannot import the models.
    model = apps.get_model("partners_exchange", "MembershipSnapshot")
    counts = sorted(
        model._default_manager.all(),
        key=lambda row: (not row.as_of, row.as_of, row.pk),
    )
    largest = max((count.members for count in counts), default=0)
    axis = max(LEAST_AXIS, -(-largest // STEP) * STEP)
    return [
        SnapshotRow(
            number=count.shown(language),
            as_of=count.as_of,
            basis=count.as_of_basis,
            approximate=count.qualifier != CountQualifier.EXACT,
            undated=not count.as_of,
            share=round(100 * count.members / axis),
            source_title=count.source_title,
            source_url=count.source_url,
        )
        for count in counts
    ]
