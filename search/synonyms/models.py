"""Words that mean the same, in three languages."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.languages import LANGUAGE_CODES
from search.query import MOST_WORDS, readable_words

# A longer entry is a sentence, which nobody types.
LONGEST_ENTRY_WORDS = 5
MOST_ENTRIES = 30


class SynonymGroup(models.Model):
    """Entries that mean the same; one entry on each line, a word or a few.

    Somebody who types one of them, in whichever language, finds the others too.
    """

    # Names a group that the product ships with: such a one is never added again.
    code = models.SlugField(
        max_length=64, unique=True, null=True, blank=True, editable=False
    )
    words_pl = models.TextField(gettext_lazy("In Polish"), blank=True)
    words_en = models.TextField(gettext_lazy("In English"), blank=True)
    words_uk = models.TextField(gettext_lazy("In Ukrainian"), blank=True)
    note = models.CharField(
        gettext_lazy("Note"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("For editors only."),
    )
    active = models.BooleanField(gettext_lazy("Used in searches"), default=True)
    changed = models.DateTimeField(gettext_lazy("Changed"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("group of synonyms")
        verbose_name_plural = gettext_lazy("synonyms")
        ordering = ("words_pl", "words_en", "words_uk", "pk")

    def __str__(self) -> str:
        """Show the first entry of each language."""
        first = [entries[0] for entries in self.entries.values() if entries]
        return " = ".join(first)

    @property
    def entries(self) -> Mapping[str, list[str]]:
        """Return the entries by language."""
        return {
            code: [
                line.strip()
                for line in getattr(self, f"words_{code}").splitlines()
                if line.strip()
            ]
            for code in LANGUAGE_CODES
        }

    def clean(self) -> None:
        """Refuse what cannot be searched for, and groups that say nothing."""
        errors: dict[str, list[str]] = {}
        for code, entries in self.entries.items():
            found = [problem for entry in entries if (problem := entry_problem(entry))]
            if len(entries) > MOST_ENTRIES:
                found.append(
                    _("At most %(number)d entries, please.") % {"number": MOST_ENTRIES}
                )
            if found:
                errors[f"words_{code}"] = found
            setattr(self, f"words_{code}", "\n".join(dict.fromkeys(entries)))
        if errors:
            raise ValidationError(errors)
        if sum(map(len, self.entries.values())) < 2:
            raise ValidationError(
                _("A group needs at least two entries, in one language or in several.")
            )


def entry_problem(entry: str) -> str:
    """Return why an entry cannot be searched for, "" when it can."""
    words = readable_words(entry)
    if not words:
        return _("“%(entry)s” holds no word.") % {"entry": entry}
    if len(words) > min(LONGEST_ENTRY_WORDS, MOST_WORDS):
        return _("“%(entry)s” is longer than %(number)d words.") % {
            "entry": entry,
            "number": LONGEST_ENTRY_WORDS,
        }
    return ""
