"""What the board adds to the admin, called by the app's hooks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from knowledge.board.enums import Step
from knowledge.board.permissions import MessagePolicy, OfferPolicy
from knowledge.board.services import EXPIRE, LOG_ACTIONS
from knowledge.models import Offer, OfferMessage

WORDS = {
    Step.SUBMIT: (_("Send to the desk"), _("Sent to the desk")),
    Step.PUBLISH: (_("Put on the board"), pgettext_lazy("log", "Put on the board")),
    Step.RETURN: (_("Send back"), _("Sent back")),
    Step.WITHDRAW: (_("Take off the board"), _("Taken off the board")),
}


def register_policies() -> None:
    """Let Wagtail's views ask the board's own rules."""
    register_permission_policy(Offer, OfferPolicy(Offer))
    register_permission_policy(OfferMessage, MessagePolicy(OfferMessage))


def register_log_actions(actions: LogActionRegistry) -> None:
    """Give each step its words in the history."""
    for step, (label, message) in WORDS.items():
        actions.register_action(LOG_ACTIONS[step], label, message)
    actions.register_action(EXPIRE, _("Expire"), _("Left the board: time was over"))
