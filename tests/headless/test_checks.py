"""The rules that system checks keep."""

import pytest
from pydantic import BaseModel

from headless import registry
from headless.checks import kinds_leave_the_envelope_alone, published_kinds_are_served


class Greedy(BaseModel):
    title: str
    own: str


@pytest.fixture
def kinds(monkeypatch) -> dict:
    copy = dict(registry.kinds)
    monkeypatch.setattr("headless.checks.kinds", copy)
    return copy


def test_the_apps_keep_the_rules():
    assert kinds_leave_the_envelope_alone() == []
    assert published_kinds_are_served() == []


def test_a_field_of_the_envelope_is_reported(kinds):
    kinds["greedy"] = registry.Kind("greedy", "", Greedy, BaseModel, "", "")
    (found,) = kinds_leave_the_envelope_alone()
    assert (found.id, "“title”" in found.msg) == ("headless.E001", True)


def test_a_kind_nobody_describes_is_reported(kinds):
    del kinds["news"]
    (found,) = published_kinds_are_served()
    assert (found.id, "“news”" in found.msg) == ("headless.E002", True)
