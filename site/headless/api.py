"""The whole of `/api/v1/`, put together from its routers."""

from collections.abc import Sequence

from ninja import NinjaAPI

from headless.forms.api import forms_router
from headless.handlers import install_error_handlers
from headless.parameters import strict_query
from headless.preview.api import preview_router
from headless.registry import Kind, doors
from headless.routers.lists import kind_router
from headless.routers.log import log_router
from headless.routers.site import site_router
from headless.routers.vocabularies import vocabulary_router
from vocabularies.publishing import KIND as CONCEPT


def add_operations(api: NinjaAPI, kinds: Sequence[Kind]) -> None:
    """Give an API the operations of some kinds, and those that belong to none."""
    install_error_handlers(api)
    api.add_decorator(strict_query)
    api.add_router("", site_router(kinds))
    api.add_router("", log_router())
    api.add_router("", preview_router(kinds))
    api.add_router("", forms_router())
    for door in doors.values():
        api.add_router("", door.router())
    for kind in kinds:
        api.add_router("", kind_router(kind))
        if kind.kind == CONCEPT:
            api.add_router("", vocabulary_router(kind))
