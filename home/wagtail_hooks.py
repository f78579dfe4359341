"""Puts home's records into the admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.listings import NewsViewSet
from home.models import ContactMessage
from home.permissions import ReceivedOnlyPolicy
from home.viewsets import InstitutionGroup

register_permission_policy(
    ContactMessage, ReceivedOnlyPolicy(ContactMessage), exact_class=True
)
register_snippet(InstitutionGroup)


@hooks.register("register_admin_viewset")
def register_news() -> NewsViewSet:
    """Add the news to the menu."""
    return NewsViewSet()
