"""Asking beside the worker: a slow server elsewhere must not hold it up."""

from concurrent.futures import Future, ThreadPoolExecutor

from knowledge.links.client import Answer, ask
from knowledge.links.services import (
    MOST_AT_ONCE,
    THREADS,
    answer_keep,
    submitted_addresses,
    without_answer,
)

LINKS_SECONDS = 60.0


class LinkAsker:
    """Asks the addresses of submitted records; one run keeps, the next asks."""

    def __init__(self) -> None:
        self.pool: ThreadPoolExecutor | None = None
        self.asked: dict[str, Future[Answer]] = {}

    def run(self) -> int:
        """Keep the answers that have come and ask on; return how many came."""
        came = self.keep()
        if self.asked:
            return came
        waiting = without_answer(submitted_addresses())[:MOST_AT_ONCE]
        if waiting:
            # Made when needed: the worker registers chores that never run.
            self.pool = self.pool or ThreadPoolExecutor(THREADS)
            self.asked = {item: self.pool.submit(ask, item) for item in waiting}
        return came

    def keep(self) -> int:
        """Store the answers that have come."""
        done = [address for address, answer in self.asked.items() if answer.done()]
        for address in done:
            answer_keep(address=address, answer=self.asked.pop(address).result())
        return len(done)

    def close(self) -> None:
        """Wait for what is under way and keep it, when the worker stops."""
        if self.pool is not None:
            self.pool.shutdown(wait=True)
            self.pool = None
        self.keep()
