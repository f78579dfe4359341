"""The first page of the admin, for contributors and for the desk."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from knowledge.desk.contributors import user_writes_for
from knowledge.desk.selectors import (
    SHOWN,
    YOU,
    new_record_links,
    records_to_confirm,
    submitted_records,
    unconfirmed_count,
    unfinished_records,
)
from knowledge.permissions import user_is_desk
from partners_exchange.selectors import partner_of


class ContributorPanel(Component):
    """Own drafts, what waits for whom, what to confirm, and where to begin."""

    name = "contributor_home"
    template_name = "knowledge/desk/contributor_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Read the records of the person's institution; nothing without one."""
        user: Any = parent_context["request"].user
        partner = partner_of(user)
        if partner is None or not user_writes_for(user, partner):
            return {"partner": None}
        links = new_record_links(partner, language=user.interface_language)
        records = unfinished_records(partner)
        return {
            "partner": partner,
            "first": links[0] if links else None,
            "others": links[1:],
            "mine": [row for row in records if row.waits_for == YOU][:SHOWN],
            "elsewhere": [row for row in records if row.waits_for != YOU][:SHOWN],
            "to_confirm": records_to_confirm(partner)[:SHOWN],
        }


class DeskPanel(Component):
    """The queues of those who run the repository."""

    name = "desk_home"
    template_name = "knowledge/desk/desk_panel.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Read the queues, oldest first; nothing for others."""
        if not user_is_desk(parent_context["request"].user):
            return {"is_desk": False}
        records = submitted_records()
        waiting = [row for row in records if row.waits_for != YOU]
        return {
            "is_desk": True,
            "waiting": waiting[:SHOWN],
            "waiting_count": len(waiting),
            "returned_count": len(records) - len(waiting),
            "unconfirmed_count": unconfirmed_count(),
        }
