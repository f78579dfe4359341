"""Choices of the offers and needs board."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Terms that only this board has.
DIRECTION, WORKING_LANGUAGE = "direction", "working-language"


class Direction(TextChoices):
    """Who gives and who takes."""

    OFFER = "offer", _("We can show")
    NEED = "need", _("We look for")

    @property
    def opposite(self) -> "Direction":
        """What fits: a need to an offer, an offer to a need."""
        return Direction.NEED if self is Direction.OFFER else Direction.OFFER


class OfferState(TextChoices):
    """Where an entry is on its way to the board and off it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waits for the desk")
    RETURNED = "returned", _("Sent back")
    PUBLISHED = "published", _("On the board")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Step(TextChoices):
    """What people do with an entry; each has a button and a line in the log."""

    SUBMIT = "submit", _("Send to the desk")
    PUBLISH = "publish", _("Put on the board")
    RETURN = "return", _("Send back")
    WITHDRAW = "withdraw", _("Take off the board")


# From which states a step leads, and where to.
WAYS: dict[Step, tuple[frozenset[OfferState], OfferState]] = {
    Step.SUBMIT: (
        frozenset(
            {
                OfferState.DRAFT,
                OfferState.RETURNED,
                OfferState.EXPIRED,
                OfferState.WITHDRAWN,
            }
        ),
        OfferState.SUBMITTED,
    ),
    Step.PUBLISH: (
        frozenset(OfferState) - {OfferState.PUBLISHED},
        OfferState.PUBLISHED,
    ),
    Step.RETURN: (frozenset({OfferState.SUBMITTED}), OfferState.RETURNED),
    Step.WITHDRAW: (
        frozenset({OfferState.SUBMITTED, OfferState.PUBLISHED}),
        OfferState.WITHDRAWN,
    ),
}
# What only the desk may do.
DESK_STEPS = frozenset({Step.PUBLISH, Step.RETURN})
