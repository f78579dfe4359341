"""What an institution can show to others, or looks for."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE, Text, field_text
from core.slugs import slugify_ascii
from knowledge.board.enums import Direction, OfferState
from knowledge.board.languages import CODES
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key

LONGEST_TITLE = 100
LONGEST_TEXT = 2000
USUAL_DAYS = 180
# An older promise is one that nobody remembers.
MOST_DAYS = 366
SLUG_LENGTH = 90


def usual_end() -> date:
    """Return until when a new entry stands if nobody says otherwise."""
    return timezone.localdate() + timedelta(days=USUAL_DAYS)


class Offer(models.Model):
    """An entry of the board: “we can show” or “we look for”.

    `title`, `text` and `slug` are modeltranslation fields; title and text are
    written in at least one language, always together.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    direction = models.CharField(
        _("direction"), max_length=8, choices=Direction.choices
    )
    partner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    slug = models.SlugField(max_length=100, blank=True, editable=False)
    text = models.TextField(
        _("text"),
        max_length=LONGEST_TEXT,
        blank=True,
        help_text=_("What exactly, for whom, and how you would like to do it."),
    )
    topics = models.ManyToManyField(
        "vocabularies.Concept",
        verbose_name=_("topics"),
        limit_choices_to={"scheme": Scheme.TOPIC.value},
        related_name="+",
    )
    country = concept_foreign_key(Scheme.COUNTRY, _("country"))
    nuts = concept_foreign_key(Scheme.NUTS, _("region (NUTS)"))
    county = concept_foreign_key(Scheme.COUNTY, _("county"))
    languages = models.JSONField(
        _("languages you can work in"), default=list, blank=True
    )
    valid_until = models.DateField(
        _("valid until"),
        default=usual_end,
        help_text=_("Then the entry leaves the board by itself."),
    )
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=OfferState.choices,
        default=OfferState.DRAFT,
        editable=False,
        db_index=True,
    )
    note = models.TextField(_("note of the desk"), blank=True, max_length=1000)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, editable=False)
    # When its people were told that it ends soon; again after a new date.
    warned_for = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("offer or need")
        verbose_name_plural = _("offers and needs")
        ordering: ClassVar = ["-changed_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[f"slug_{language}"], name=f"knowledge_offer_slug_{language}"
            )
            for language in LANGUAGE_CODES
        ]

    def __str__(self) -> str:
        text = self.text_in("title", SOURCE_LANGUAGE)
        return text.value if text else str(_("(no title)"))

    def text_in(self, field: str, language: str) -> Text | None:
        """Return a text for a reader, with the language it is in."""
        return field_text(self, field, language)

    def slug_in(self, language: str) -> str:
        """Return the last part of the page's address in a language."""
        return str(getattr(self, f"slug_{language}"))

    @property
    def is_public(self) -> bool:
        """Whether it stands on the board."""
        return self.state == OfferState.PUBLISHED

    def clean(self) -> None:
        """Check the texts and the date; make the addresses once."""
        super().clean()
        errors: dict[str, Any] = {
            **self._text_errors(),
            **self._date_errors(),
            **self._language_errors(),
        }
        if errors:
            raise ValidationError(errors)
        self._fill_slugs()

    def _text_errors(self) -> dict[str, Any]:
        errors: dict[str, Any] = {}
        written = False
        for code in LANGUAGE_CODES:
            title = (getattr(self, f"title_{code}") or "").strip()
            text = (getattr(self, f"text_{code}") or "").strip()
            written = written or bool(title and text)
            if title and not text:
                errors[f"text_{code}"] = _("Write the text in this language too.")
            if text and not title:
                errors[f"title_{code}"] = _("Write the title in this language too.")
        if not written and not errors:
            errors[f"title_{SOURCE_LANGUAGE}"] = _(
                "Write title and text in at least one language."
            )
        return errors

    def _date_errors(self) -> dict[str, Any]:
        latest = timezone.localdate() + timedelta(days=MOST_DAYS)
        until: Any = self.valid_until
        if isinstance(until, date) and until > latest:
            return {"valid_until": _("An entry stands for a year at most.")}
        return {}

    def _language_errors(self) -> dict[str, Any]:
        if isinstance(self.languages, list) and set(self.languages) <= set(CODES):
            return {}
        return {"languages": _("Choose languages from the list.")}

    def _fill_slugs(self) -> None:
        """Make the address from the title once; a new title moves nothing."""
        for code in LANGUAGE_CODES:
            if getattr(self, f"slug_{code}"):
                continue
            title = self.text_in("title", code)
            wanted = slugify_ascii(title.value if title else "", code)
            slug = wanted[:SLUG_LENGTH].strip("-") or str(self.key)[:8]
            others = Offer.objects.filter(**{f"slug_{code}": slug})
            if others.exclude(pk=self.pk).exists():
                slug = f"{slug}-{str(self.key)[:8]}"
            setattr(self, f"slug_{code}", slug)


class OfferMatch(models.Model):
    """An offer and a need that were found to fit, so that it is said once."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    need = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["offer", "need"], name="knowledge_offer_match_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.offer} / {self.need}"


class MatchRound(models.Model):
    """A weekly search for matches that was done."""

    # The Monday of the week; unique, so that two workers do not search twice.
    week = models.DateField(unique=True)
    done_at = models.DateTimeField(auto_now_add=True)
    found = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.week.isoformat()


class OfferMessage(models.Model):
    """What a reader wrote to the institution behind an entry."""

    offer = models.ForeignKey(
        Offer,
        verbose_name=_("offer or need"),
        on_delete=models.CASCADE,
        related_name="messages",
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    name = models.CharField(_("name"), max_length=120)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"))
    message = models.TextField(_("message"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    # SHA-256 of the consent text as it stood when the message was sent.
    consent_version = models.CharField(max_length=64, editable=False)
    mailed_at = models.DateTimeField(_("sent by e-mail"), null=True, blank=True)

    class Meta:
        verbose_name = _("answer to an offer or need")
        verbose_name_plural = _("answers to offers and needs")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name}: {self.offer}"
