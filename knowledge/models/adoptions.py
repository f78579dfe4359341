"""Who took a practice up, and how it went afterwards."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import ends_before_start, parse_partial_date
from core.fields import PartialDateField
from core.languages import LANGUAGE_CODES, Text, field_text
from knowledge.exchange.enums import AdoptionResult, FollowUpMonths
from knowledge.models.recorded import RecordedByPartner
from knowledge.models.versions import RecordVersion
from partners_exchange.chain.addresses import chain_path
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


class Adoption(RecordedByPartner):
    """One institution's use of another's practice.

    `place`, `changes` and `reason` are modeltranslation fields.
    """

    practice = models.ForeignKey(
        "knowledge.PracticePage",
        verbose_name=_("good practice"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    partner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who took the practice up."),
    )
    country = concept_foreign_key(Scheme.COUNTRY, _("country"))
    nuts = concept_foreign_key(Scheme.NUTS, _("region (NUTS)"))
    county = concept_foreign_key(Scheme.COUNTY, _("county"))
    place = models.CharField(_("place in words"), max_length=255, blank=True)
    start = PartialDateField(_("since when"))
    result = concept_foreign_key(Scheme.ADOPTION_RESULT, _("result"), required=True)
    changes = models.TextField(
        _("what was changed"),
        max_length=2000,
        blank=True,
        help_text=_("What you do differently from the practice, and why."),
    )
    reason = models.TextField(
        _("why it was dropped"),
        max_length=2000,
        blank=True,
        help_text=_("Required when it was tried and dropped: others learn from it."),
    )
    source_url = models.URLField(_("address of a source"), max_length=500, blank=True)

    class Meta(RecordedByPartner.Meta):
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")

    def __str__(self) -> str:
        return f"{self.partner.label}: {self.practice_title}"

    @property
    def practice_title(self) -> str:
        """What readers know the practice by.

        While it is withdrawn its owner may give it another title: nobody else's.
        """
        if self.practice.live:
            return str(self.practice.title)
        versions = RecordVersion.objects.filter(page=self.practice_id)
        last = versions.order_by("-number").first()
        return " ".join(last.parts.get("title", [])) if last else ""

    @property
    def dropped(self) -> bool:
        """Whether it was tried and given up."""
        return bool(self.result_id) and self.result.code == AdoptionResult.DROPPED

    def clean(self) -> None:
        """Keep to what can be: a public practice of another, after it began."""
        super().clean()
        self.point_at_source("practice")
        errors: dict[str, object] = {}
        if self.practice_id:
            errors |= self._practice_errors()
        latest = parse_partial_date(self.start)
        if latest and latest.first_day > timezone.localdate():
            errors["start"] = _("This date lies in the future.")
        written = any(getattr(self, f"reason_{code}") for code in LANGUAGE_CODES)
        if self.dropped and not written:
            errors["reason_pl"] = _("Say why it was dropped, in at least one language.")
        if errors:
            raise ValidationError(errors)

    def _practice_errors(self) -> dict[str, object]:
        practice = self.practice
        owner = practice.owning_partner
        if owner and owner.pk == self.partner_id:
            return {
                "practice": _(
                    "The practice is this institution's own: nothing to adopt."
                )
            }
        if ends_before_start(practice.start, self.start):
            return {
                "start": _("The practice began in %(year)s; nobody adopted it before.")
                % {"year": practice.start[:4]}
            }
        return {}

    def get_absolute_url(self) -> str:
        """Return the address of its chain in the active language."""
        return chain_path(self.key)


class AdoptionFollowUp(models.Model):
    """How it went some months later; `note` is a modeltranslation field.

    Made by the service that records adoptions, answered by the institution.
    """

    adoption = models.ForeignKey(
        Adoption, on_delete=models.CASCADE, related_name="follow_ups", editable=False
    )
    months = models.PositiveSmallIntegerField(
        _("when"),
        choices=FollowUpMonths.choices,
        validators=[MaxValueValidator(FollowUpMonths.TWELVE)],
        editable=False,
    )
    due = models.DateField(_("due on"), editable=False)
    answered = models.DateField(_("answered on"), null=True, blank=True, editable=False)
    result = concept_foreign_key(Scheme.ADOPTION_RESULT, _("how it stands now"))
    note = models.TextField(
        _("how it went"),
        max_length=2000,
        blank=True,
        help_text=_("What works, what does not, what you changed since."),
    )
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["adoption", "months"], name="knowledge_follow_up_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.adoption}: {self.get_months_display()}"

    @property
    def partner(self) -> object:
        """The institution that answers."""
        return self.adoption.partner

    def clean(self) -> None:
        """Ask for the reason when it was dropped meanwhile."""
        super().clean()
        written = any(getattr(self, f"note_{code}") for code in LANGUAGE_CODES)
        dropped = self.result and self.result.code == AdoptionResult.DROPPED
        if dropped and not written:
            raise ValidationError(
                {"note_pl": _("Say why it was dropped, in at least one language.")}
            )

    def text(self, field: str, language: str) -> Text | None:
        """Return a field's text for a reader, with the language it is in."""
        return field_text(self, field, language)
