import pytest
from wagtail.models import Page

from partners_exchange.models import MembershipSnapshot, Partner
from partners_exchange.seed import seed_activities, seed_groups, seed_partners
from partners_exchange.selectors import partner_by_code
from publication.models import LogHead

pytestmark = pytest.mark.django_db


def state() -> tuple[int, ...]:
    return (
        Partner.objects.count(),
        MembershipSnapshot.objects.count(),
        Page.objects.count(),
        LogHead.objects.get().sequence,
    )


def test_seeding_again_changes_nothing():
    before = state()
    for seed in (seed_partners, seed_groups, seed_activities):
        assert list(seed())
    assert state() == before


def test_what_an_editor_wrote_is_kept():
    row = partner_by_code(code="uj")
    row.short_name = "Jagiellonka"
    row.full_clean()
    row.save()
    list(seed_partners())
    assert partner_by_code(code="uj").short_name == "Jagiellonka"


def test_an_interrupted_run_goes_on():
    partner_by_code(code="mrpips").delete()
    list(seed_partners())
    assert partner_by_code(code="mrpips").facts.exists()
