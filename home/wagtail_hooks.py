"""Puts home's records into the admin."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home.models import ContactMessage
from home.permissions import ReceivedOnlyPolicy
from home.viewsets import InstitutionGroup

register_permission_policy(
    ContactMessage, ReceivedOnlyPolicy(ContactMessage), exact_class=True
)
register_snippet(InstitutionGroup)
