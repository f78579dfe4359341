"""How the log tells of imports."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from knowledge.transfer.writing.writer import IMPORT, UNDO


def log_actions(actions: LogActionRegistry) -> None:
    """Name the two actions of imports."""
    actions.register_action(IMPORT, _("Import"), _("Imported from a spreadsheet"))
    actions.register_action(UNDO, _("Undo an import"), _("Import undone"))
