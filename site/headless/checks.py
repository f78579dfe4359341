"""What is published is described, and describes only its own fields."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from core.models import BasePage
from headless.registry import kinds
from publication.envelope import Envelope, PageFacts
from publication.registry import registry


def register_checks() -> None:
    """Add this app's checks to Django's."""
    register(kinds_leave_the_envelope_alone)
    register(published_kinds_are_served)
    register(sections_head_lists_that_exist)


def kinds_leave_the_envelope_alone(**_kwargs: Any) -> list[CheckMessage]:
    """Report models that would overwrite a field of the envelope."""
    return [
        Error(
            f"{model.__name__} has the field “{name}”, which is the envelope's.",
            hint="Leave it out: publication adds it.",
            obj=kind.kind,
            id="headless.E001",
        )
        for kind in kinds.values()
        for model in (kind.summary_model, kind.body_model)
        for name in model.model_fields
        if name in Envelope.model_fields or name in PageFacts.model_fields
    ]


def published_kinds_are_served(**_kwargs: Any) -> list[CheckMessage]:
    """Report kinds in the publication table that the API does not describe."""
    published = {publisher.kind for publisher in registry.rows.values()}
    published |= {model.kind for model in registry.pages if issubclass(model, BasePage)}
    return [
        Error(
            f"The kind “{kind}” is published and the API does not know it.",
            hint="Call headless.registry.register_kind in the app's ready().",
            obj=kind,
            id="headless.E002",
        )
        for kind in sorted(published - set(kinds) - {""})
    ]


def sections_head_lists_that_exist(**_kwargs: Any) -> list[CheckMessage]:
    """Report page types that say they head a list the API does not have."""
    lists = {kind.plural for kind in kinds.values()} | {""}
    return [
        Error(
            f"{model._meta.label} heads the list “{model.heads}”, which is none.",
            hint="Name the plural of a registered kind.",
            obj=model,
            id="headless.E003",
        )
        for model in registry.pages
        if issubclass(model, BasePage) and model.heads not in lists
    ]
