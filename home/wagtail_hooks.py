"""Puts home's records into the admin."""

from wagtail.snippets.models import register_snippet

from home.viewsets import InstitutionGroup

register_snippet(InstitutionGroup)
