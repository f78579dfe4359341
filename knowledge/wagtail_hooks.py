"""The repository in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from knowledge.board import admin as board
from knowledge.board.viewsets import BoardViewSetGroup
from knowledge.coverage import admin as coverage
from knowledge.desk import admin as desk
from knowledge.exchange import hooks as exchange_hooks
from knowledge.fiche.views import new_remarks_view, remarks_view
from knowledge.reviews import hooks as review_hooks
from knowledge.transfer.hooks import log_actions
from knowledge.viewsets import KnowledgeViewSetGroup

__all__ = ["exchange_hooks", "review_hooks"]

board.register_policies()
desk.register()
hooks.register("register_log_actions", log_actions)
hooks.register("register_admin_urls", coverage.urls)
hooks.register("register_reports_menu_item", coverage.partners_menu_item)
hooks.register("register_reports_menu_item", coverage.counties_menu_item)


@hooks.register("register_admin_viewset")
def register_knowledge() -> KnowledgeViewSetGroup:
    """Add the listings to the menu."""
    return KnowledgeViewSetGroup()


@hooks.register("register_admin_viewset")
def register_board() -> BoardViewSetGroup:
    """Add the board to the menu."""
    return BoardViewSetGroup()


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Give the steps of the board their words."""
    board.register_log_actions(actions)


@hooks.register("register_admin_urls")
def record_urls() -> list[URLPattern]:
    """Add what the editing form asks while somebody writes."""
    return [
        path("remarks/<int:page_id>/", remarks_view, name="record_remarks"),
        path(
            "remarks/<slug:model>/<int:parent_id>/",
            new_remarks_view,
            name="record_remarks_new",
        ),
    ]
