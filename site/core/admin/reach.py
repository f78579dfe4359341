"""Which pages and files a person gets to see in the admin.

Wagtail asks before it changes something; several of its screens show a title
without asking. What may be seen is said here once, for all of them.
"""

from typing import Any

from django.db.models import F, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

FILE_ACTIONS = ("add", "change", "delete", "choose")


def may_see_everything(user: Any) -> bool:
    """Say whether no question has to be asked at all."""
    return bool(user.is_active and user.is_superuser)


def user_can_reach_page(user: Any, page: Page, *, asked: bool = True) -> bool:
    """Say whether a person works on a page, on one below it, or reviews it.

    Args:
        user: Who asks.
        page: The page.
        asked: Whether it is enough that a workflow asks them about it.
    """
    if may_see_everything(user):
        return True
    if explorable_pages(user).filter(pk=page.pk).exists():
        return True
    # A task of the workflow opens a page to people without rights in the tree.
    return asked and bool(page.specific.permissions_for_user(user).can_edit())


def explorable_pages(user: Any) -> QuerySet[Page]:
    """Return the pages a person may work on, and those on the way there."""
    policy = policy_registry.get_by_type(Page)
    if not policy.get_cached_permissions_for_user(user):
        # Wagtail looks for the common root of no pages at all, and fails.
        return Page.objects.none() if not may_see_everything(user) else Page.objects
    return policy.explorable_instances(user)


def user_can_reach_every_page(user: Any) -> bool:
    """Say whether no page at all is outside a person's reach."""
    if may_see_everything(user):
        return True
    mine = explorable_pages(user).values("pk")
    return not Page.objects.exclude(pk__in=mine).exists()


def choosable_pages(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Narrow pages to those a person may link to.

    These are their own, and what readers know already. A public page whose
    title is being changed stays out: choosers would show the new title.
    """
    if may_see_everything(user):
        return pages
    known = Q(live=True, draft_title=F("title"))
    mine = Q(pk__in=explorable_pages(user).values("pk"))
    # As a list of numbers: a search can narrow by nothing else.
    return pages.filter(pk__in=Page.objects.filter(known | mine).values("pk"))


def files_user_may_see(user: Any, model: type[Any]) -> QuerySet[Any]:
    """Return the pictures or documents of the collections open to a person."""
    policy = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, FILE_ACTIONS)


def file_models() -> tuple[type[Any], type[Any]]:
    """Return the models of pictures and documents."""
    return get_image_model(), get_document_model()


def user_has_any_right_on(user: Any, model: type[Any]) -> bool:
    """Say whether a person works with the rows of a model."""
    policy = policy_registry.get_by_type(model)
    actions = ("view", "add", "change", "delete", "choose")
    return bool(policy and policy.user_has_any_permission(user, actions))
