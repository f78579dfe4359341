"""The two workflows of the repository."""

from collections.abc import Iterator

from knowledge.models.review_tasks import (
    DeskCheckTask,
    DeskDecisionTask,
    PeerReviewTask,
    SecondReaderTask,
)
from knowledge.reviews.workflows import RECORDS, TRANSLATIONS, workflow_ensure


def seed_reviews() -> Iterator[str]:
    """Make sure of the workflow of records and of that of translations."""
    workflow_ensure(
        name=RECORDS,
        tasks=[
            (DeskCheckTask, "Desk check"),
            (PeerReviewTask, "Peer review"),
            (DeskDecisionTask, "Desk decision"),
        ],
    )
    yield RECORDS
    workflow_ensure(name=TRANSLATIONS, tasks=[(SecondReaderTask, "Second reading")])
    yield TRANSLATIONS
