"""What a production site must have from its host."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError
from wagtail.models import Site

from home.models import SiteFacts


def register_checks() -> None:
    """Add this app's checks to Django's; it runs with `check --deploy` only."""
    register(host_facts_are_given, deploy=True)


def host_facts_are_given(**_kwargs: Any) -> list[CheckMessage]:
    """Name the facts of the host that are still missing."""
    try:
        site = Site.objects.filter(is_default_site=True).first()
        facts = SiteFacts.objects.filter(site=site).first() if site else None
    except DatabaseError:
        # Before the first migration there is nothing to report on.
        return []
    missing = (facts or SiteFacts()).missing_facts()
    if not missing:
        return []
    labels = [
        f"{name} ({SiteFacts._meta.get_field(name).verbose_name})" for name in missing
    ]
    return [
        Warning(
            f"The host has not given these facts yet: {', '.join(labels)}.",
            hint="Fill them in under Settings, Site facts.",
            id="home.W001",
        )
    ]
