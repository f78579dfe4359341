"""Our own image and document models."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

from core.colours import dominant_colour
from core.languages import ENDONYMS, LANGUAGE_CODES, Text, field_text


def file_is_new(instance: models.Model) -> bool:
    """Say whether an image or document has another file than the stored one."""
    name = str(getattr(instance, "file", "") or "")
    stored = type(instance)._default_manager.filter(pk=instance.pk)
    return bool(name) and not stored.filter(file=name).exists()


class SiteImage(AbstractImage):
    """An image with its alternative text in three languages and its credit.

    `alt` is a modeltranslation field: one picture serves every language.
    """

    alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for a reader who does not see it."),
    )
    # Not `decorative`: Wagtail sets an attribute of that name on every image.
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture adds nothing to the text: no alternative text."),
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    # `#rrggbb`; "" until the picture is saved with a readable file.
    dominant_colour = models.CharField(max_length=7, default="", editable=False)

    admin_form_fields = (
        "title",
        "file",
        "alt_pl",
        "alt_en",
        "alt_uk",
        "is_decorative",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Bring along what follows from the file: colour, size and renditions."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        new_file = file_is_new(self)
        if new_file:
            self._set_image_file_metadata()
        if new_file or not self.dominant_colour:
            self.dominant_colour = dominant_colour(self.file)
        with transaction.atomic():
            if new_file and self.pk:
                # Those of the old file; Wagtail's admin alone would delete them.
                self.renditions.all().delete()
            super().save(*args, **kwargs)

    def clean(self) -> None:
        """Ask for an alternative text, or the decision that none is needed."""
        super().clean()
        if self.is_decorative or any(getattr(self, f"alt_{c}") for c in LANGUAGE_CODES):
            return
        raise ValidationError(
            {"alt_pl": _("Describe the picture, or mark it as decorative.")}
        )

    def alternative_text(self, language: str) -> Text | None:
        """Return the alternative text for a reader, None when decorative."""
        return None if self.is_decorative else field_text(self, "alt", language)

    @property
    def default_alt_text(self) -> str:
        """Wagtail's alt text: ours, never the file's title."""
        return "" if self.is_decorative else self.alt


class Rendition(AbstractRendition):
    """A resized file of a `SiteImage`."""

    image = models.ForeignKey(
        SiteImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="core_rendition_unique",
            )
        ]


class SiteDocument(AbstractDocument):
    """A file to download, with its language and accessibility."""

    language = models.CharField(
        _("language"), max_length=2, choices=list(ENDONYMS.items()), default="pl"
    )
    accessible = models.BooleanField(
        _("accessible"),
        default=False,
        help_text=_("The file has been checked and can be read with a screen reader."),
    )
    licence_code = models.CharField(_("licence"), max_length=32, blank=True)

    admin_form_fields = (
        *Document.admin_form_fields,
        "language",
        "accessible",
        "licence_code",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the size of a new file, whoever brought it."""
        if kwargs.get("update_fields") is None and file_is_new(self):
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
