"""The two workflows of the repository."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext

from core.languages import SOURCE_LANGUAGE
from knowledge.models.review_tasks import (
    DeskCheckTask,
    DeskDecisionTask,
    PeerReviewTask,
    SecondReaderTask,
)
from knowledge.reviews.workflows import workflow_ensure


def seed_reviews() -> Iterator[str]:
    """Make sure of the workflow of records and of that of translations.

    Names are stored once, in the language of most editors.
    """
    with translation.override(SOURCE_LANGUAGE):
        records = gettext("Good practices")
        translations = capfirst(str(SecondReaderTask.get_verbose_name()))
        workflow_ensure(
            name=records, tasks=[DeskCheckTask, PeerReviewTask, DeskDecisionTask]
        )
        workflow_ensure(name=translations, tasks=[SecondReaderTask])
    yield records
    yield translations
