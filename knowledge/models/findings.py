"""What somebody saw at an activity, and what is to come of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import PartialDateField
from core.languages import LANGUAGE_CODES
from knowledge.exchange.enums import Verdict
from knowledge.models.recorded import RecordedByPartner
from partners_exchange.chain.addresses import chain_path


class Finding(RecordedByPartner):
    """One thing that was seen; `saw` and `matters` are modeltranslation fields."""

    activity = models.ForeignKey(
        "partners_exchange.ActivityPage",
        verbose_name=_("activity"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Where it was seen: the visit, meeting or workshop."),
    )
    practice = models.ForeignKey(
        "knowledge.PracticePage",
        verbose_name=_("good practice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The practice that was seen, when it is in the repository."),
    )
    saw = models.TextField(_("what we saw"), max_length=1000)
    matters = models.TextField(_("why it matters here"), max_length=1000, blank=True)
    verdict = models.CharField(
        _("shall we try it?"), max_length=8, choices=Verdict.choices
    )
    partner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The institution that decided, and is to act."),
    )
    by_when = PartialDateField(_("by when"))

    class Meta(RecordedByPartner.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self) -> str:
        return str(self.saw or self.key)

    def clean(self) -> None:
        """Point at source-language pages; ask for a date only of what is tried."""
        super().clean()
        self.point_at_source("activity")
        self.point_at_source("practice")
        if not any(getattr(self, f"saw_{code}") for code in LANGUAGE_CODES):
            raise ValidationError(
                {"saw_pl": _("Write what you saw, in at least one language.")}
            )
        if self.verdict == Verdict.NO and self.by_when:
            raise ValidationError(
                {"by_when": _("What will not be tried needs no date.")}
            )

    def get_absolute_url(self) -> str:
        """Return the address of its chain in the active language."""
        return chain_path(self.key)
