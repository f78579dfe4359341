"""What editors put first for which questions."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.query import LONGEST_TEXT, readable_words

MOST_SPELLINGS = 20
# More would leave no room for what answers by itself.
MOST_RESULTS = 5


class PinnedResults(models.Model):
    """Questions in several spellings, and the objects put first for them.

    `keys` lists objects of the publication table: an object that is withdrawn is
    passed over, and comes back with it.
    """

    questions = models.TextField(
        gettext_lazy("Questions"),
        help_text=gettext_lazy(
            "One on each line, each as readers type it. Other forms of a word, capital "
            "letters and accents need not be listed."
        ),
    )
    language = models.CharField(
        gettext_lazy("Language of the reader"),
        max_length=2,
        choices=settings.LANGUAGES,
    )
    keys = models.JSONField(default=list, editable=False)
    starts = models.DateField(gettext_lazy("From"), null=True, blank=True)
    ends = models.DateField(gettext_lazy("Until"), null=True, blank=True)
    active = models.BooleanField(gettext_lazy("Used in searches"), default=True)
    note = models.CharField(
        gettext_lazy("Note"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("For editors only."),
    )
    changed = models.DateTimeField(gettext_lazy("Changed"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("pinned results")
        verbose_name_plural = gettext_lazy("pinned results")
        ordering = ("questions", "language", "pk")

    def __str__(self) -> str:
        """Show the first spelling."""
        return next(iter(self.spellings), "")

    @property
    def spellings(self) -> list[str]:
        """Return the questions."""
        lines = (line.strip() for line in self.questions.splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def clean(self) -> None:
        """Refuse what nobody can ask, and a time that ends before it begins."""
        errors: dict[str, Any] = {}
        found = [
            _("“%(entry)s” holds no word.") % {"entry": spelling}
            for spelling in self.spellings
            if not readable_words(spelling)
        ]
        if len(self.spellings) > MOST_SPELLINGS:
            found.append(
                _("At most %(number)d entries, please.") % {"number": MOST_SPELLINGS}
            )
        if any(len(spelling) > LONGEST_TEXT for spelling in self.spellings):
            found.append(
                _("At most %(number)d letters on a line, please.")
                % {"number": LONGEST_TEXT}
            )
        if found:
            errors["questions"] = found
        if self.starts and self.ends and self.ends < self.starts:
            errors["ends"] = _("The last day lies before the first.")
        if errors:
            raise ValidationError(errors)
        self.questions = "\n".join(self.spellings)

    @property
    def over(self) -> bool:
        """Say whether the time has passed."""
        return self.ends is not None and self.ends < timezone.localdate()
