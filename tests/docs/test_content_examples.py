"""The examples in the guide to content are parts of a document that was published."""

import json
import re
from typing import Any

import pytest

from tests.docs.test_examples import differences
from tests.layout.project import ROOT

GUIDE = (ROOT / "docs" / "api" / "content.md").read_text(encoding="utf-8")
STORED = ROOT / "tests" / "core" / "expected" / "blocks.en.json"
BLOCKS = {
    block["type"]: block for block in json.loads(STORED.read_text(encoding="utf-8"))
}
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [match.groups() for match in FENCED.finditer(GUIDE)]
DATA = [json.loads(text) for language, text in EXAMPLES if language == "json"]


def original(shown: dict[str, Any]) -> Any:
    """Return what was published of the same kind as an example."""
    if "type" in shown:
        return BLOCKS[shown["type"]]
    if "renditions" in shown:
        return BLOCKS["picture"]["image"]
    return BLOCKS["documents"]["files"][0]


@pytest.mark.parametrize("shown", DATA, ids=lambda shown: shown.get("type", "part"))
def test_example_is_what_was_published(shown: dict[str, Any]) -> None:
    assert differences(shown, original(shown)) == []
    assert shown.keys() == original(shown).keys()


def test_every_block_has_an_example() -> None:
    assert {shown["type"] for shown in DATA if "type" in shown} == set(BLOCKS)


def test_the_rich_text_was_published() -> None:
    (html,) = [text for language, text in EXAMPLES if language == "html"]
    assert html.strip() == BLOCKS["paragraph"]["html"]


def test_the_guide_names_the_elements_that_are_kept() -> None:
    from core.html import TAGS

    listed = GUIDE.partition("no others:")[2].partition(". There are")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == TAGS
