"""Messages that readers send."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.enums import ContactSubject


class ContactMessage(models.Model):
    """A message somebody wrote through the form."""

    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    subject = models.CharField(
        _("subject"), max_length=20, choices=ContactSubject.choices
    )
    message = models.TextField(_("message"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # SHA-256 of the consent text as it stood when the message was sent.
    consent_version = models.CharField(_("version of the consent text"), max_length=64)
    mailed_at = models.DateTimeField(_("sent by e-mail"), null=True, blank=True)
    handled = models.BooleanField(_("dealt with"), default=False)

    class Meta:
        verbose_name = _("contact message")
        verbose_name_plural = _("contact messages")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {self.email}"
