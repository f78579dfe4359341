"""The repository in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from knowledge.fiche.views import new_remarks_view, remarks_view
from knowledge.viewsets import KnowledgeViewSetGroup


@hooks.register("register_admin_viewset")
def register_knowledge() -> KnowledgeViewSetGroup:
    """Add the listings to the menu."""
    return KnowledgeViewSetGroup()


@hooks.register("register_admin_urls")
def record_urls() -> list[URLPattern]:
    """Add what the editing form asks while somebody writes."""
    return [
        path("records/<int:page_id>/remarks/", remarks_view, name="record_remarks"),
        path(
            "records/new/<slug:model>/<int:parent_id>/remarks/",
            new_remarks_view,
            name="record_remarks_new",
        ),
    ]
