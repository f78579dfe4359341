"""For which institution a person acts."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from partners_exchange.selectors import partner_by_code, partner_of, people_of
from partners_exchange.services import affiliation_set

pytestmark = pytest.mark.django_db


def test_one_institution_at_a_time():
    user = User.objects.create(username="olena")
    assert partner_of(user) is None
    affiliation_set(user=user, partner=partner_by_code(code="uj"))
    affiliation_set(user=user, partner=partner_by_code(code="wup-krakow"))
    assert partner_of(user) == partner_by_code(code="wup-krakow")
    assert user not in people_of(partner_by_code(code="uj"))
    assert user in people_of(partner_by_code(code="wup-krakow"))


def test_nobody_acts_for_whom_they_left():
    user = User.objects.create(username="olena", is_active=False)
    affiliation_set(user=user, partner=partner_by_code(code="uj"))
    assert user not in people_of(partner_by_code(code="uj"))


def test_the_anonymous_act_for_nobody():
    assert partner_of(AnonymousUser()) is None


def test_the_list_in_the_admin_names_person_and_institution(client):
    client.force_login(User.objects.get(username="editor"))
    user = User.objects.create(username="olena")
    affiliation_set(user=user, partner=partner_by_code(code="uj"))
    html = client.get("/admin/snippets/partners_exchange/affiliation/").content.decode()
    assert "olena" in html
