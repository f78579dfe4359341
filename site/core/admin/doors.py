"""One gate before every screen of the admin that opens a page or a file.

A screen of the admin names what it opens in its address. Whoever has nothing to
do with it gets the same answer as for a number that does not exist; screens added
later are behind the gate as soon as they name their page `page_id`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch, reverse
from django.views.defaults import page_not_found
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core.admin.reach import (
    choosable_pages,
    file_models,
    files_user_may_see,
    user_can_reach_every_page,
    user_can_reach_page,
    user_has_any_right_on,
)

PAGE_ARGUMENTS = (
    "page_id",
    "page_pk",
    "page_to_move_id",
    "parent_page_id",
    "parent_id",
    "destination_id",
)
# What somebody who is asked in a workflow opens of a page outside their own: to
# read it and to answer. Apps add screens of theirs.
task_screens = {
    "edit",
    "preview_on_edit",
    "view_draft",
    "workflow_preview",
    "workflow_action",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "workflow_history",
    "workflow_history_detail",
}
ADMIN_ACCESS = "wagtailadmin.access_admin"
PAGE_SCREENS = "wagtailadmin_pages"
TRANSLATION_ARGUMENTS = ("translation_id", "translation_source_id")
# Reports that name pages without asking who reads.
WHOLE_SITE = frozenset({"page_types_usage", "page_types_usage_results"})
PAGE_CHOOSERS = frozenset(
    {
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_chosen_multiple",
    }
)
# Screens of files, and which of the two models they show.
FILE_SCREENS = {
    "wagtailimages": 0,
    "wagtailimages_chooser": 0,
    "wagtaildocs": 1,
    "wagtaildocs_chooser": 1,
}
SNIPPET_CHOOSERS = "wagtailsnippetchoosers_"

# Registers that everybody in the admin may choose from: readers see them too.
open_registers: set[type[Any]] = set()


def register_open_chooser(*models: type[Any]) -> None:
    """Let everybody in the admin choose from the rows of these models."""
    open_registers.update(models)


def register_task_screens(*names: str) -> None:
    """Let those who are asked in a workflow open these screens of its page."""
    task_screens.update(names)


class DoorsMiddleware:
    """Answers 404 where a screen would open what a person has no part in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass every request on; the gate stands before the view."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Refuse; Wagtail itself asks those to sign in who may not enter at all."""
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        match = request.resolver_match
        user: Any = request.user
        if match is None or not user.has_perm(ADMIN_ACCESS) or user.is_superuser:
            return None
        if may_open(request, match, kwargs):
            return None
        return page_not_found(request, Http404(), "wagtailadmin/404.html")


def may_open(request: HttpRequest, match: ResolverMatch, named: dict[str, Any]) -> bool:
    """Say whether the signed-in person may see what an address names."""
    user: Any = request.user
    namespace = match.namespaces[-1] if match.namespaces else ""
    if match.url_name in WHOLE_SITE:
        return user_can_reach_every_page(user)
    if match.url_name in PAGE_CHOOSERS:
        wanted = [named.get("parent_page_id"), *request.GET.getlist("id")]
        return may_choose_pages(user, wanted)
    if namespace in FILE_SCREENS:
        wanted = [*named.values(), *request.GET.getlist("id")]
        return may_see_files(user, namespace, wanted)
    if namespace.startswith(SNIPPET_CHOOSERS):
        return may_choose_snippets(user, namespace)
    if match.url_name in ("snippets_api_listing", "snippets_api_detail"):
        return may_read_snippets(user, named)
    if any(name in named for name in TRANSLATION_ARGUMENTS):
        # Whoever works on one of the languages may work on the translation.
        return any(user_can_reach_page(user, page) for page in translated(named))
    # Some of Wagtail's own screens of a page call its number so.
    more = ("pk",) if namespace == PAGE_SCREENS else ()
    arguments = (*PAGE_ARGUMENTS, *more)
    numbers = plain_numbers(named[name] for name in arguments if name in named)
    pages = Page.objects.filter(pk__in=numbers)
    asked = match.url_name in task_screens
    return all(user_can_reach_page(user, page, asked=asked) for page in pages)


def translated(named: dict[str, Any]) -> QuerySet[Page]:
    """Return every language of the page that a translation belongs to."""
    sources = TranslationSource.objects.filter(
        Q(pk=named.get("translation_source_id"))
        | Q(translations=named.get("translation_id"))
    )
    return Page.objects.filter(translation_key__in=sources.values("object_id"))


def plain_numbers(values: Iterable[Any]) -> list[int]:
    """Return what can be the number of a row."""
    return [int(value) for value in values if str(value).isdecimal()]


def may_choose_pages(user: Any, wanted: Iterable[Any]) -> bool:
    """Say whether a chooser may show all of these pages."""
    pages = Page.objects.filter(pk__in=plain_numbers(wanted))
    return choosable_pages(user, pages).count() == pages.count()


def may_see_files(user: Any, namespace: str, wanted: Iterable[Any]) -> bool:
    """Say whether a person may see all of these pictures or documents."""
    model = file_models()[FILE_SCREENS[namespace]]
    files = model.objects.filter(pk__in=plain_numbers(wanted))
    seen = files_user_may_see(user, model).filter(pk__in=files.values("pk"))
    return bool(seen.count() == files.count())


def may_choose_snippets(user: Any, namespace: str) -> bool:
    """Say whether a person may choose from a register at all."""
    wanted = namespace.removeprefix(SNIPPET_CHOOSERS)
    return any(
        model in open_registers or user_has_any_right_on(user, model)
        for model in apps.get_models()
        if f"{model._meta.app_label}_{model._meta.model_name}" == wanted
    )


def may_read_snippets(user: Any, named: dict[str, Any]) -> bool:
    """Say whether wagtail-localize may list the rows of a register."""
    try:
        model = apps.get_model(named["app_label"], named["model_name"])
    except LookupError:
        return True
    return model in open_registers or user_has_any_right_on(user, model)
