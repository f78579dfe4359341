"""The words of the review: states, reasons, gates and criteria."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecordState(TextChoices):
    """Where a record stands, in the words people are shown."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    DESK_CHECK = "desk-check", _("Desk check")
    IN_REVIEW = "in-review", _("In review")
    DECISION = "decision", _("Waiting for the decision")
    SECOND_READING = "second-reading", _("Second reading")
    CHANGES_REQUESTED = "changes-requested", _("Changes requested")
    ACCEPTED = "accepted", _("Accepted")
    PUBLISHED = "published", _("Published")
    DUE = "due-for-confirmation", _("Due for confirmation")
    ARCHIVED = "archived", _("Archived")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReturnReason(TextChoices):
    """Why a record goes back to its author."""

    PARTS_MISSING = "parts-missing", _("A required part is missing or too short")
    UNCLEAR = "unclear", _("It cannot be understood without asking")
    SOURCE_MISSING = "source-missing", _("A result has no source")
    SOURCE_DEAD = "source-dead", _("A source cannot be opened")
    CONSENT_MISSING = "consent-missing", _("Consent to publication is missing")
    PERSONAL_DATA = "personal-data", _("It holds personal data")
    DUPLICATE = "duplicate", _("The practice is recorded already")
    NOT_A_PRACTICE = "not-a-practice", _("It is a plan or an advertisement")
    RIGHTS_UNCLEAR = "rights-unclear", _("Licence or picture rights are unclear")
    WORDING = "wording", _("The wording needs work")
    OTHER = "other", _("Another reason (see the text)")


class Gate(TextChoices):
    """What must be so before a practice is scored at all."""

    DONE = "gate_done", _("It has been done in practice, not only planned.")
    LAWFUL = (
        "gate_lawful",
        _("It respects the law, personal data and the people it is for."),
    )
    CLEAR = "gate_clear", _("The description is enough to judge it.")


class Criterion(TextChoices):
    """What reviewers score from 0 to 3."""

    RELEVANCE = "relevance", _("Relevance")
    EVIDENCE = "evidence", _("Evidence")
    TRANSFERABILITY = "transferability", _("Transferability")
    SUSTAINABILITY = "sustainability", _("Sustainability")
    EQUITY = "equity", _("Equity")
    PARTNERSHIP = "partnership", _("Partnership")


CRITERION_QUESTIONS = {
    Criterion.RELEVANCE: _("Does it answer a real need of adult learners?"),
    Criterion.EVIDENCE: _("Are the results stated, measured and sourced?"),
    Criterion.TRANSFERABILITY: _("Could another institution do it, knowing this text?"),
    Criterion.SUSTAINABILITY: _("Does it go on when the project money ends?"),
    Criterion.EQUITY: _("Does it reach people who are usually left out?"),
    Criterion.PARTNERSHIP: _("Do institutions work together in it?"),
}


class ReviewState(TextChoices):
    """What has become of the request for a review."""

    ASKED = "asked", _("Asked")
    GIVEN = "given", _("Given")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken-back", _("Taken back")


class ClosingKind(TextChoices):
    """The two ways in which a record ends."""

    ARCHIVED = "archived", _("Archived")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ClosingReason(TextChoices):
    """Why a record is archived or withdrawn."""

    ENDED = "ended", _("The practice has ended")
    SUPERSEDED = "superseded", _("Another practice has replaced it")
    OUT_OF_DATE = "out-of-date", _("Nobody keeps it up to date")
    OWNER_REQUEST = "owner-request", _("Its owner asked for it")
    WRONG = "wrong", _("It turned out to be wrong")
    RIGHTS = "rights", _("Rights or consent were withdrawn")
    DUPLICATE = "duplicate", _("It is recorded twice")
    OTHER = "other", _("Another reason")


__all__ = [
    "CRITERION_QUESTIONS",
    "ClosingKind",
    "ClosingReason",
    "Criterion",
    "Gate",
    "RecordState",
    "ReturnReason",
    "ReviewState",
]
