"""Puts the registry into the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from partners_exchange.listings import ActivityViewSet
from partners_exchange.viewsets import PartnersGroup

register_snippet(PartnersGroup)


@hooks.register("register_admin_viewset")
def register_activities() -> ActivityViewSet:
    """Add the activities to the menu."""
    return ActivityViewSet()
