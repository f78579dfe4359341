"""The guides say what the doors do."""

import json
import re

import pytest

from headless.preview import selectors
from tests.headless.v3.partners import Partner, fiche
from tests.layout.project import ROOT

GUIDES = ROOT / "docs" / "api"


@pytest.mark.django_db
def test_the_example_of_a_deposit_is_taken_as_it_stands(ours: Partner) -> None:
    guide = (GUIDES / "deposit.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```json\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    body = json.loads(example)
    # Numbers of rows differ from one site to the next.
    body["meta"]["parent_id"] = ours.branch.pk
    body |= {name: fiche()[name] for name in ("practice_kind", "topics")}
    response = ours.send("post", "/pages/", body)
    assert response.status_code == 201, response.content
    answered = response.json()
    assert answered["start"] == body["start"]
    assert "Without a poster" in answered["lessons"]


@pytest.mark.django_db
def test_every_field_of_a_deposit_is_named(ours: Partner) -> None:
    guide = (GUIDES / "deposit.md").read_text(encoding="utf-8")
    schema = ours.send("get", "/schema/knowledge.PracticePage/").json()["create"]
    common = {"meta", "seo_title", "search_description", "show_in_menus"}
    unnamed = [
        name for name in set(schema["properties"]) - common if f"`{name}" not in guide
    ]
    assert unnamed == []


def test_every_code_of_a_refused_preview_is_named() -> None:
    guide = (GUIDES / "preview.md").read_text(encoding="utf-8")
    codes = {
        selectors.refused(reason, "").code
        for reason in ("missing", "invalid", "expired", "revoked")
    } | {selectors.gone("").code}
    assert not [code for code in codes if f"`{code}`" not in guide]
