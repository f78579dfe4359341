"""Questions asked, counted by day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

LONGEST_KEPT = 80


class AskedQuestion(models.Model):
    """How often a question was asked on a day, and how much it found last.

    Nothing tells who asked: neither address nor time nor what was asked before.
    """

    day = models.DateField(gettext_lazy("Day"))
    language = models.CharField(
        gettext_lazy("Language"), max_length=2, choices=settings.LANGUAGES
    )
    text = models.CharField(gettext_lazy("Question"), max_length=LONGEST_KEPT)
    times = models.PositiveIntegerField(gettext_lazy("Times asked"), default=1)
    found = models.PositiveIntegerField(gettext_lazy("Results"))

    class Meta:
        verbose_name = gettext_lazy("question asked")
        verbose_name_plural = gettext_lazy("questions asked")
        # Nobody writes them by hand.
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "text"], name="search_asked_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.text
