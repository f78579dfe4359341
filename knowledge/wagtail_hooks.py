"""The repository in the admin."""

from wagtail import hooks

from knowledge.desk import admin as desk
from knowledge.exchange import hooks as exchange_hooks
from knowledge.reviews import hooks as review_hooks
from knowledge.viewsets import KnowledgeViewSetGroup

__all__ = ["exchange_hooks", "register_knowledge", "review_hooks"]


@hooks.register("register_admin_viewset")
def register_knowledge() -> KnowledgeViewSetGroup:
    """Add the listings to the menu."""
    return KnowledgeViewSetGroup()


desk.register()
