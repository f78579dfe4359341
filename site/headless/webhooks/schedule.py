"""When a delivery that was not accepted is tried again."""

import secrets
from datetime import timedelta

# After the first attempt, the second...: 66 hours in all, so that a server that
# fails on Friday evening is still served when people are back on Monday.
PAUSES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=24),
    timedelta(hours=24),
)
ATTEMPTS = len(PAUSES) + 1
# Deliveries that failed together do not come back together.
JITTER = 0.1
LONGEST_WISH = timedelta(hours=24)
random = secrets.SystemRandom()


def pause_after(attempts: int, retry_after: float | None = None) -> timedelta | None:
    """Return the pause after so many attempts; None when there is no other.

    Args:
        attempts: Attempts made so far, 1 or more.
        retry_after: Seconds that the receiver asked for; it may lengthen the
            pause up to a day and never shortens it.
    """
    if attempts >= ATTEMPTS:
        return None
    pause = PAUSES[attempts - 1] * random.uniform(1, 1 + JITTER)
    if retry_after is None:
        return pause
    wish = min(retry_after, LONGEST_WISH.total_seconds())
    return max(pause, timedelta(seconds=wish))
