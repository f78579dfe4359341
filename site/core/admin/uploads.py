"""Upload forms that look into the file: its name may lie, its end may be missing."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# How files of these kinds begin; text files must not look like a web page.
PACKED = (b"PK\x03\x04",)
SIGNATURES = {
    "pdf": (b"%PDF-",),
    "docx": PACKED,
    "odt": PACKED,
    "ods": PACKED,
    "pptx": PACKED,
    "xlsx": PACKED,
}
PAGE_STARTS = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml")
LOOKED_AT = 1024


class UploadedImageField(WagtailImageField):
    """Wagtail's field, which lets a damaged picture crash the page."""

    def to_python(self, data: Any) -> Any:
        """Refuse what the image library cannot read to its end."""
        try:
            return super().to_python(data)
        except forms.ValidationError:
            raise
        except Exception as error:
            # Willow and Pillow raise whatever the damaged byte led them to.
            raise forms.ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error


class SiteImageForm(BaseImageForm):
    """The form of every way to upload a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if old := self.fields.get("file"):
            self.fields["file"] = UploadedImageField(
                label=old.label, required=old.required, widget=old.widget
            )


class SiteDocumentForm(BaseDocumentForm):
    """The form of every way to upload a document."""

    def _post_clean(self) -> None:
        """Keep the first fault alone: the model would add one about an empty name."""
        fault = self.errors.get("file")
        kept = fault.copy() if fault else None
        super()._post_clean()
        if kept:
            self.errors["file"] = kept

    def clean_file(self) -> Any:
        """Refuse a file whose content is not what its name says."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and not content_fits(file):
            raise forms.ValidationError(
                _("The content of the file does not match its name (%(name)s)."),
                code="disguised",
                params={"name": file.name},
            )
        return file


def content_fits(file: UploadedFile) -> bool:
    """Say whether a file begins as files of its kind do."""
    start = file.read(LOOKED_AT)
    file.seek(0)
    kind = PurePath(file.name or "").suffix.lower().lstrip(".")
    if kind in SIGNATURES:
        return start.startswith(SIGNATURES[kind])
    readable = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return b"\0" not in start and not readable.startswith(PAGE_STARTS)
