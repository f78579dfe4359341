"""Sends what is due: the network in threads, the database in the caller's."""

import logging
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.utils import timezone

from headless.webhooks.deliveries import (
    Attempt,
    deliveries_claim,
    delivery_record,
    endpoints_due,
)
from headless.webhooks.network import Outcome, post

logger = logging.getLogger(__name__)
SLOTS = 16
# A slow endpoint fills no more than its share of the slots.
SLOTS_OF_ONE = 2
# How long one call waits for the next answer; slower ones are taken up by the next
# call, and the worker's other chores go on meanwhile.
PATIENCE_SECONDS = 0.25
# How long one call goes on while answers come quickly.
BUSY_SECONDS = 1.0


class Sender:
    """Attempts that go on between two calls.

    A call starts what is due, waits a moment, and writes down what has come
    back. An endpoint that lets the site wait holds up nobody: neither the other
    endpoints nor whatever else the caller does.
    """

    def __init__(self, *, patience: float = PATIENCE_SECONDS) -> None:
        self.patience = patience
        self.pool = ThreadPoolExecutor(SLOTS, thread_name_prefix="webhooks")
        self.running: dict[Future[Outcome], Attempt] = {}

    def send_due(self) -> int:
        """Send for a moment; return how many attempts were finished."""
        until = time.monotonic() + BUSY_SECONDS
        finished = 0
        while True:
            self._start_due()
            done = self._take_finished(self.patience) if self.running else 0
            finished += done
            if not done or time.monotonic() >= until:
                return finished

    def finish(self) -> None:
        """Wait for every attempt under way and write it down."""
        while self.running:
            self._take_finished(None)

    def close(self) -> None:
        """Finish, and end the threads."""
        self.finish()
        self.pool.shutdown()

    def _start_due(self) -> None:
        busy = Counter(attempt.endpoint_id for attempt in self.running.values())
        for endpoint_id in endpoints_due(timezone.now()):
            free = min(SLOTS_OF_ONE - busy[endpoint_id], SLOTS - len(self.running))
            if free <= 0:
                continue
            for attempt in deliveries_claim(endpoint_id=endpoint_id, limit=free):
                future = self.pool.submit(
                    post, attempt.address, attempt.body, attempt.headers
                )
                self.running[future] = attempt

    def _take_finished(self, seconds: float | None) -> int:
        done, _others = wait(self.running, seconds, return_when=FIRST_COMPLETED)
        for future in done:
            attempt = self.running.pop(future)
            delivery_record(attempt, outcome_of(future))
        return len(done)


def outcome_of(future: Future[Outcome]) -> Outcome:
    """Return a finished attempt's outcome; a fault of ours counts as a failure."""
    fault = future.exception()
    if fault is None:
        return future.result()
    logger.error("A webhook could not be sent.", exc_info=fault)
    return Outcome(error=f"{type(fault).__name__}")


def send_now(attempt: Attempt) -> None:
    """Send one delivery in the caller's own thread and write it down."""
    delivery_record(attempt, post(attempt.address, attempt.body, attempt.headers))


sender = Sender()


def deliveries_send_due() -> int:
    """The worker's chore: send what is due."""
    return sender.send_due()


def deliveries_finish() -> None:
    """The end of the worker: no attempt is cut off."""
    sender.finish()
