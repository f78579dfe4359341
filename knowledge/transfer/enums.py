"""What is imported, and how far an import and each of its rows are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportKind(TextChoices):
    """What the rows of a table are."""

    PRACTICES = "practices", _("Good practices")
    PARTNERS = "partners", _("Partners")


class ImportState(TextChoices):
    """How far an import is; the worker goes on with those under way."""

    MAPPING = "mapping", pgettext_lazy("state of an import", "Columns to be chosen")
    CHECKING = "checking", pgettext_lazy("state of an import", "Being checked")
    CHECKED = "checked", pgettext_lazy("state of an import", "Checked")
    RUNNING = "running", pgettext_lazy("state of an import", "Being imported")
    DONE = "done", pgettext_lazy("state of an import", "Imported")
    UNDOING = "undoing", pgettext_lazy("state of an import", "Being undone")
    UNDONE = "undone", pgettext_lazy("state of an import", "Undone")


UNDER_WAY = (ImportState.CHECKING, ImportState.RUNNING, ImportState.UNDOING)


class RowState(TextChoices):
    """How far one row is."""

    WAITING = "waiting", pgettext_lazy("state of a row", "Not checked yet")
    READY = "ready", pgettext_lazy("state of a row", "Ready")
    FAULTY = "faulty", pgettext_lazy("state of a row", "Has errors")
    IMPORTED = "imported", pgettext_lazy("state of a row", "Imported")
    UNDONE = "undone", pgettext_lazy("state of a row", "Undone")
    KEPT = "kept", pgettext_lazy("state of a row", "Kept: changed since")
