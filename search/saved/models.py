"""Questions that readers want asked again."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """A question that a reader wants asked again every week.

    Who leaves is deleted at once: nothing is kept of them.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), db_index=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    # The query string of the search page.
    question = models.TextField(_("question"))
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    # The double opt-in: nothing but one letter is sent before it.
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    # What was published before was told, or was there when it was confirmed.
    told_until = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")

    def __str__(self) -> str:
        return self.question
