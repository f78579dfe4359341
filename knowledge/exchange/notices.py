"""What people are told about the exchange."""

from django.utils.translation import gettext_lazy as _

from accounts.notices import register_notice
from knowledge.exchange.enums import ConfirmationAnswer

ADOPTION_RECORDED = "adoption-recorded"
FOLLOW_UP_DUE = "adoption-follow-up-due"
CONFIRMATION_ANSWERED = {
    ConfirmationAnswer.TRUE: "confirmation-true",
    ConfirmationAnswer.CHANGES: "confirmation-changes",
    ConfirmationAnswer.NOT_ANY_MORE: "confirmation-not-any-more",
}
CONFIRMATION_MISSING = "confirmation-missing"


def register() -> None:
    """Say how the notices of the exchange read."""
    register_notice(
        ADOPTION_RECORDED,
        subject=_("New adoptions"),
        text=_("%(institution)s has recorded that it took up “%(practice)s”."),
    )
    register_notice(
        FOLLOW_UP_DUE,
        subject=_("How did it go?"),
        text=_(
            "You took up “%(practice)s”. The follow-up after %(months)s months is due: "
            "please say in a few sentences how it is going."
        ),
    )
    answers = {
        ConfirmationAnswer.TRUE: _("“%(practice)s” is still true. %(note)s"),
        ConfirmationAnswer.CHANGES: _("“%(practice)s” needs changes. %(note)s"),
        ConfirmationAnswer.NOT_ANY_MORE: _(
            "“%(practice)s” is not true any more: archive or withdraw it. %(note)s"
        ),
    }
    for answer, text in answers.items():
        register_notice(
            CONFIRMATION_ANSWERED[answer], subject=_("Answers of owners"), text=text
        )
    register_notice(
        CONFIRMATION_MISSING,
        subject=_("Practices nobody has confirmed"),
        text=_(
            "“%(practice)s”: no answer after two reminders; readers see that it is "
            "not confirmed any more."
        ),
    )
