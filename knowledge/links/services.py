"""Asking the addresses of records: at once when somebody waits, else aside."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.utils import timezone
from wagtail.models import WorkflowState

from knowledge.links.client import Answer, ask
from knowledge.models.link_checks import LONGEST_ADDRESS, LinkCheck
from knowledge.models.records import RecordPage

# An answer is believed for so long.
FRESH = timedelta(days=1)
# With so many at a time, somebody waits twice the time of one address at worst.
MOST_AT_ONCE = 10
THREADS = 5


def links_ask(*, addresses: Iterable[str]) -> int:
    """Ask the addresses without a fresh answer, some of them; return how many.

    Takes seconds: never call it inside a transaction.
    """
    waiting = without_answer(addresses)[:MOST_AT_ONCE]
    if not waiting:
        return 0
    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(ask, waiting))
    for address, answer in zip(waiting, answers, strict=True):
        answer_keep(address=address, answer=answer)
    return len(waiting)


def answer_keep(*, address: str, answer: Answer) -> None:
    """Store what came of asking an address."""
    LinkCheck.objects.update_or_create(
        address=address,
        defaults={
            "state": answer.state,
            "status": answer.status,
            "checked_at": timezone.now(),
        },
    )


def without_answer(addresses: Iterable[str]) -> list[str]:
    """Return the addresses that have no fresh answer, each once."""
    wanted = [item for item in dict.fromkeys(addresses) if len(item) <= LONGEST_ADDRESS]
    fresh = set(
        LinkCheck.objects.filter(
            address__in=wanted, checked_at__gt=timezone.now() - FRESH
        ).values_list("address", flat=True)
    )
    return [item for item in wanted if item not in fresh]


def submitted_addresses() -> Iterator[str]:
    """Yield the addresses in every record that waits for a decision."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    for state in states.order_by("created_at"):
        page = state.content_object
        if isinstance(page, RecordPage):
            written = page.get_latest_revision_as_object()
            yield from (address for _field, address in written.rule_values().addresses)
