"""The repository in the admin."""

from wagtail import hooks

from knowledge.transfer.hooks import log_actions
from knowledge.viewsets import KnowledgeViewSetGroup


@hooks.register("register_admin_viewset")
def register_knowledge() -> KnowledgeViewSetGroup:
    """Add the listings to the menu."""
    return KnowledgeViewSetGroup()


hooks.register("register_log_actions", log_actions)
