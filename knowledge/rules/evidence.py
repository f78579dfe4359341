"""Results without a source, records without sources, and consent."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from knowledge.rules.levels import Level, Remark
from knowledge.rules.required import missing
from knowledge.rules.values import RecordValues


def evidence_remarks(values: RecordValues) -> Iterator[Remark]:
    """Ask where each result comes from, when it was found and how."""
    for number, row in enumerate(values.results, start=1):
        params = {"number": number, "indicator": row.indicator}
        if not row.sourced:
            yield Remark(
                "result-without-source",
                Level.BLOCKING,
                "results",
                _(
                    "Result %(number)s (%(indicator)s) has no source. Name the "
                    "report or register it is from; your own records will do."
                ),
                params,
            )
        if not row.date:
            yield Remark(
                "result-without-date",
                Level.WARNING,
                "results",
                _("Result %(number)s (%(indicator)s) has no date."),
                params,
            )
        if not row.method:
            yield Remark(
                "result-without-method",
                Level.HINT,
                "results",
                _("Say how result %(number)s (%(indicator)s) was measured."),
                params,
            )
    if not values.results:
        yield Remark(
            "results-missing",
            Level.HINT,
            "results",
            _("No results yet: readers see that they are not recorded."),
        )
    if not values.sources:
        yield Remark(
            "sources-missing",
            Level.WARNING,
            "sources",
            _("No source is named: readers cannot check what is written."),
        )


def consent_remarks(values: RecordValues) -> Iterator[Remark]:
    """Ask for consent, but for what others have published already."""
    if not values.compiled and not values.consent:
        yield missing(
            "consent-missing",
            "consent",
            _(
                "Tick the consent once the institution and the persons who are "
                "named or pictured agree to publication."
            ),
        )
