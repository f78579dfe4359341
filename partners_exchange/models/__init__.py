"""Registry, groups and activities."""

from partners_exchange.models.activities import (
    ActivityIndexPage,
    ActivityPage,
    ActivitySeriesPage,
)
from partners_exchange.models.affiliations import Affiliation
from partners_exchange.models.groups import TaskGroupIndexPage, TaskGroupPage
from partners_exchange.models.membership import Membership, MembershipSnapshot
from partners_exchange.models.partner_pages import PartnerIndexPage
from partners_exchange.models.partners import Partner, PartnerFact

__all__ = [
    "ActivityIndexPage",
    "ActivityPage",
    "ActivitySeriesPage",
    "Affiliation",
    "Membership",
    "MembershipSnapshot",
    "Partner",
    "PartnerFact",
    "PartnerIndexPage",
    "TaskGroupIndexPage",
    "TaskGroupPage",
]
