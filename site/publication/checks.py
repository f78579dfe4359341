"""Every page type that names a kind must say how it is published."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from core.models import BasePage
from publication.registry import registry


def register_checks() -> None:
    """Add this app's checks to Django's."""
    register(page_types_are_published)


def page_types_are_published(**_kwargs: Any) -> list[CheckMessage]:
    """Report page types with a kind and no projection."""
    return [
        Error(
            f"{model._meta.label} has the kind “{model.kind}” and no projection.",
            hint="Call publication.registry.register_page in the app's ready().",
            obj=model,
            id="publication.E001",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.kind and model not in registry.pages
    ]
