"""Why the form of a record is locked, in words that fit its step."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.locks import WorkflowLock


class RecordLock(WorkflowLock):
    """Names the step and leads to where people act on it."""

    def get_message(self, user: Any) -> str | None:
        """Say what the record waits for; None for those who may edit."""
        if not self.for_user(user):
            return None
        return format_html(
            '{} <a href="{}">{}</a>',
            gettext("The form is locked while this step is under way: %(step)s.")
            % {"step": self.task.specific.get_verbose_name()},
            reverse("record_review", args=[self.object.pk]),
            gettext("See where it stands"),
        )

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        """Say who may edit."""
        if self.for_user(user):
            return gettext("Nobody changes a record while it is reviewed.")
        return gettext("Only those who act on this step can edit.")
