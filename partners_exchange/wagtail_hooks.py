"""Puts the registry into the admin."""

from wagtail.snippets.models import register_snippet

from partners_exchange.viewsets import PartnersGroup

register_snippet(PartnersGroup)
