"""Tells the apps below what this app publishes, does at its time and listens to."""

from collections.abc import Callable

from accounts.notices import DIGEST_SECONDS, digests_send
from knowledge import api, checks, facet_labels, publishing
from knowledge.board import publishing as board_publishing
from knowledge.enums import ConfirmationState
from knowledge.exchange import chores as exchange_chores
from knowledge.exchange import notices as exchange_notices
from knowledge.exchange import publishing as exchange_publishing
from knowledge.forms import register_form_warnings
from knowledge.links.worker import LINKS_SECONDS, LinkAsker
from knowledge.remarks.acknowledging import form_warnings
from knowledge.reviews import notices as review_notices
from knowledge.reviews import receivers as review_receivers
from knowledge.transfer.work import imports_work
from knowledge.versions import receivers as version_receivers
from publication.worker import register_chore
from search.ranking import rank_higher, rank_lower
from vocabularies.enums import Scheme

# Whoever started an import watches it.
IMPORTS_SECONDS = 1.0
# What an evidence level, and the owner's word, multiply a score of the search by.
EVIDENCE_WORTH = {"1": 1.02, "2": 1.04, "3": 1.06}
CONFIRMED_WORTH = 1.02
# Each part says itself what it has: kinds, labels, notices, chores, receivers.
PARTS: tuple[Callable[[], None], ...] = (
    checks.register_checks,
    publishing.register,
    api.register,
    facet_labels.register,
    board_publishing.register,
    exchange_publishing.register,
    exchange_notices.register,
    exchange_chores.register,
    review_notices.register_notices,
    review_receivers.register_receivers,
    version_receivers.connect,
)
# Name, what is done, pause in seconds.
CHORES: tuple[tuple[str, Callable[[], int], float], ...] = (
    ("digests", digests_send, DIGEST_SECONDS),
    ("imports", imports_work, IMPORTS_SECONDS),
)


def register_all() -> None:
    """Register every part of this app."""
    for register in PARTS:
        register()
    for name, run, seconds in CHORES:
        register_chore(name, run, seconds=seconds)
    asker = LinkAsker()
    register_chore("links", asker.run, seconds=LINKS_SECONDS, close=asker.close)
    # Forms cannot import what needs their models.
    register_form_warnings(form_warnings)
    rank_lower("confirmation", ConfirmationState.UNCONFIRMED)
    rank_higher("confirmation", ConfirmationState.CONFIRMED, CONFIRMED_WORTH)
    for level, worth in EVIDENCE_WORTH.items():
        rank_higher(Scheme.EVIDENCE_LEVEL, level, worth)
