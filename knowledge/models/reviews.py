"""What reviewers say of a practice, and how records are closed."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from knowledge.reviews.enums import (
    ClosingKind,
    ClosingReason,
    Criterion,
    Gate,
    ReviewState,
)
from knowledge.reviews.scoring import HIGHEST_SCORE, Verdict


def score_field(criterion: Criterion) -> "models.PositiveSmallIntegerField[Any, Any]":
    """Return the column of one criterion; empty until it is scored."""
    return models.PositiveSmallIntegerField(
        criterion.label,
        null=True,
        blank=True,
        validators=[MaxValueValidator(HIGHEST_SCORE)],
    )


def gate_field(gate: Gate) -> "models.BooleanField[Any, Any]":
    """Return the column of one gate; empty until it is answered."""
    return models.BooleanField(gate.label, null=True, blank=True)


class PeerReview(models.Model):
    """One person's review of one practice in one round, asked for or given.

    Name and institution are kept as they were: a review stays what it is when
    its author changes jobs or their account is deleted.
    """

    round = models.ForeignKey(
        "knowledge.PeerReviewState",
        verbose_name=_("round"),
        on_delete=models.CASCADE,
        related_name="reviews",
    )
    practice_key = models.UUIDField(_("practice"), db_index=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewer_name = models.CharField(_("name of the reviewer"), max_length=300)
    institution = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("institution of the reviewer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=ReviewState.choices,
        default=ReviewState.ASKED,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    note = models.TextField(
        _("note to the desk"),
        blank=True,
        max_length=1000,
        help_text=_("Not published."),
    )

    gate_done = gate_field(Gate.DONE)
    gate_lawful = gate_field(Gate.LAWFUL)
    gate_clear = gate_field(Gate.CLEAR)
    relevance = score_field(Criterion.RELEVANCE)
    evidence = score_field(Criterion.EVIDENCE)
    transferability = score_field(Criterion.TRANSFERABILITY)
    sustainability = score_field(Criterion.SUSTAINABILITY)
    equity = score_field(Criterion.EQUITY)
    partnership = score_field(Criterion.PARTNERSHIP)

    opinion = models.TextField(_("opinion"), blank=True, max_length=4000)
    opinion_language = models.CharField(
        _("language of the opinion"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
    )
    publish_opinion = models.BooleanField(
        _("publish the opinion with my name"), default=False
    )

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "reviewer"], name="peer_review_once_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(publish_opinion=True)
                | (~Q(opinion="") & ~Q(opinion_language="")),
                name="peer_review_publishes_a_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer_name}: {self.get_state_display()}"

    @property
    def passed(self) -> bool:
        """Say whether every gate was answered with yes."""
        return all(getattr(self, gate.value) for gate in Gate)

    @property
    def total(self) -> int | None:
        """The points together, 0 to 18; None where they do not count."""
        scores = [getattr(self, criterion.value) for criterion in Criterion]
        if not self.passed or None in scores:
            return None
        return sum(scores)

    @property
    def verdict(self) -> Verdict:
        """What of the review counts in its round."""
        return Verdict(total=self.total, from_elsewhere=self.institution_id is not None)


class RecordClosing(models.Model):
    """A record that is archived or withdrawn, in all its languages."""

    key = models.UUIDField(_("record"), unique=True)
    kind = models.CharField(_("how"), max_length=12, choices=ClosingKind.choices)
    reason = models.CharField(_("reason"), max_length=16, choices=ClosingReason.choices)
    note = models.TextField(
        _("note"), blank=True, max_length=1000, help_text=_("Not published.")
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("closed record")
        verbose_name_plural = _("closed records")

    def __str__(self) -> str:
        return f"{self.key}: {self.get_kind_display()}"
