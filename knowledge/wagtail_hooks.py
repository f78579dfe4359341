"""The repository in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from knowledge.fiche.views import new_remarks_view, remarks_view
from knowledge.reviews import hooks as review_hooks
from knowledge.viewsets import KnowledgeViewSetGroup

__all__ = ["register_knowledge", "review_hooks"]


@hooks.register("register_admin_viewset")
def register_knowledge() -> KnowledgeViewSetGroup:
    """Add the listings to the menu."""
    return KnowledgeViewSetGroup()


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
