"""What the worker does for the exchange at its time."""

from knowledge.exchange import confirmations, reminders
from publication.worker import register_chore


def register() -> None:
    """Let the worker ask, remind and give up."""
    register_chore(
        "follow-ups",
        reminders.follow_ups_remind,
        seconds=reminders.CHORE_SECONDS,
    )
    register_chore(
        "confirmations",
        confirmations.confirmations_run,
        seconds=confirmations.CHORE_SECONDS,
    )
