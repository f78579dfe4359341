"""Puts the registry into the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from core.admin.doors import register_open_chooser
from partners_exchange.listings import ActivityViewSet
from partners_exchange.models import Partner
from partners_exchange.viewsets import PartnersGroup

register_snippet(PartnersGroup)
register_open_chooser(Partner)


@hooks.register("register_admin_viewset")
def register_activities() -> ActivityViewSet:
    """Add the activities to the menu."""
    return ActivityViewSet()
