"""Rules of the repository as system checks."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from knowledge.models.records import RecordPage
from knowledge.rules import not_recorded_field


def register_checks() -> None:
    """Add this app's checks to Django's."""
    register(parts_can_be_not_recorded)


def parts_can_be_not_recorded(**_kwargs: Any) -> list[CheckMessage]:
    """Report required parts without the column that says "not recorded"."""
    return [
        Error(
            f"{model._meta.label}.{part} cannot be marked as not recorded.",
            hint=f"Add the field {not_recorded_field(part)}.",
            obj=model,
            id="knowledge.E001",
        )
        for model in apps.get_models()
        if issubclass(model, RecordPage)
        for part in model.parts
        if not hasattr(model, not_recorded_field(part))
    ]
