"""Our own user model."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works in the admin."""

    interface_language = models.CharField(
        _("language of messages"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="pl",
        help_text=_("E-mails to this person are written in this language."),
    )
    last_digest_at = models.DateTimeField(
        _("last digest sent"), null=True, blank=True, editable=False
    )
