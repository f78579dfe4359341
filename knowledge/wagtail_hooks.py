"""The repository in the admin."""

from wagtail import hooks

from knowledge.desk import admin as desk
from knowledge.viewsets import KnowledgeViewSetGroup


@hooks.register("register_admin_viewset")
def register_knowledge() -> KnowledgeViewSetGroup:
    """Add the listings to the menu."""
    return KnowledgeViewSetGroup()


desk.register()
