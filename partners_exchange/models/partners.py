"""The partner registry: one row per organisation, in three languages."""

import re
import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.dates import validate_range
from core.fields import PartialDateField
from core.languages import LANGUAGE_CODES, Text, field_text
from core.models import SiteImage
from core.slugs import slugify_ascii
from partners_exchange.identifiers import (
    validate_language_code,
    validate_ror_id,
    validate_wikidata_id,
)
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key

RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]
EMPTY_MARKUP = re.compile(r"<[^>]*>|&nbsp;|\s")
CODE = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Use small letters, digits and hyphens.")
)


class Partner(ClusterableModel):
    """An organisation the partnership has exchanged knowledge with.

    `name`, `slug`, `city`, `description` and `relation_text` are
    modeltranslation fields.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(
        _("code"),
        max_length=64,
        unique=True,
        blank=True,
        validators=[CODE],
        help_text=_(
            "Short and readable; other records refer to it, so it never changes. "
            "Left empty, it is made from the Polish name."
        ),
    )
    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_("Last part of the page's address; empty: made from the name."),
    )
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    original_name = models.CharField(_("original name"), max_length=255, blank=True)
    original_language = models.CharField(
        _("language of the original name"),
        max_length=2,
        blank=True,
        validators=[validate_language_code],
        help_text=_("Two letters, such as fr."),
    )
    partner_type = concept_foreign_key(Scheme.PARTNER_TYPE, _("kind of partner"))
    country = concept_foreign_key(Scheme.COUNTRY, _("country"))
    nuts = concept_foreign_key(Scheme.NUTS, _("region (NUTS)"))
    city = models.CharField(_("city"), max_length=120, blank=True)
    city_original = models.CharField(
        _("city in the local language"), max_length=120, blank=True
    )
    description = RichTextField(_("description"), blank=True, features=RICH_TEXT)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        SiteImage,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one the short name is set as a mark."),
    )
    ror_id = models.URLField(
        _("ROR identifier"), blank=True, validators=[validate_ror_id]
    )
    wikidata_id = models.CharField(
        _("Wikidata number"),
        max_length=16,
        blank=True,
        validators=[validate_wikidata_id],
    )
    relation = concept_foreign_key(Scheme.RELATION, _("relation to the partnership"))
    relation_text = models.CharField(_("relation in words"), max_length=255, blank=True)
    founded = PartialDateField(_("founded"))
    ended = PartialDateField(_("ended"))
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text=_("Only when a source confirms it."),
    )
    possible_successor = models.ForeignKey(
        "self",
        verbose_name=_("possible successor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="possible_predecessors",
        help_text=_("Shown as not confirmed, never as a fact."),
    )
    named_in_history = models.BooleanField(
        _("named in the partnership's history"), default=False
    )
    proofread = models.BooleanField(
        _("proof-read by a person"),
        default=False,
        help_text=_("Until then readers see a discreet note."),
    )
    # All names without diacritics, for the search in the admin.
    search_key = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[f"slug_{language}"],
                name=f"partners_exchange_partner_slug_{language}",
            )
            for language in LANGUAGE_CODES
        ]

    def __str__(self) -> str:
        return str(self.name or self.short_name or self.code)

    def clean(self) -> None:
        """Fill what is made from names, then check dates, succession and code."""
        super().clean()
        self._fill_from_names()
        validate_range(self.founded, self.ended, field="ended")
        self._check_succession()
        self._check_code()
        if self.original_name and not self.original_language:
            raise ValidationError(
                {"original_language": _("Say which language the name is in.")}
            )

    def _fill_from_names(self) -> None:
        names = [getattr(self, f"name_{code}") or "" for code in LANGUAGE_CODES]
        for language in LANGUAGE_CODES:
            if is_empty_markup(getattr(self, f"description_{language}")):
                setattr(self, f"description_{language}", "")
            written = getattr(self, f"slug_{language}") or ""
            source = written or self.text("name", language)
            setattr(
                self, f"slug_{language}", slugify_ascii(str(source or ""), language)
            )
        self.code = self.code or slugify_ascii(names[0])[:64].strip("-")
        words = [*names, self.short_name, self.original_name, self.code]
        self.search_key = " ".join(fold(word) for word in words)

    def _check_succession(self) -> None:
        for field in ("successor", "possible_successor"):
            if self.pk and getattr(self, f"{field}_id") == self.pk:
                raise ValidationError(
                    {field: _("An organisation cannot succeed itself.")}
                )
        if self.successor_id and self.possible_successor_id:
            raise ValidationError(
                {
                    "possible_successor": _(
                        "A successor is confirmed already; leave this empty."
                    )
                }
            )

    def _check_code(self) -> None:
        if not self.pk:
            return
        stored = (
            type(self).objects.filter(pk=self.pk).values_list("code", flat=True).first()
        )
        if stored and stored != self.code:
            raise ValidationError({"code": _("A code never changes.")})

    def text(self, field: str, language: str) -> Text | None:
        """Return a field's text for a reader, with the language it is in."""
        return field_text(self, field, language)

    def slug_in(self, language: str) -> str:
        """Return the last part of the page's address in a language."""
        return str(getattr(self, f"slug_{language}") or self.code)

    @property
    def label(self) -> str:
        """The short name, or the name when there is none."""
        return self.short_name or str(self)


class PartnerFact(Orderable):
    """Something a source says about a partner; `text` is a translated field."""

    partner = ParentalKey(Partner, on_delete=models.CASCADE, related_name="facts")
    text = models.TextField(_("what the source says"))
    source_title = models.CharField(_("title of the source"), max_length=255)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return str(self.text)


def is_empty_markup(html: str | None) -> bool:
    """Say whether rich text holds nothing a reader would see."""
    return bool(html) and not EMPTY_MARKUP.sub("", str(html))


def fold(text: str) -> str:
    """Return words in lower-case ASCII, for comparing what people type."""
    return slugify_ascii(text).replace("-", " ")
