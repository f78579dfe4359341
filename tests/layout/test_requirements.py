"""What is installed is pinned, in two lists that agree."""

import re

import pytest

from tests.layout.project import ROOT

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)$")


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    matches = [PIN.match(line) for line in lines]
    assert all(matches), f"{name} holds exact versions and nothing else"
    return dict(match.groups() for match in matches)


def asked_for(name: str) -> set[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    names = [re.match(r"[A-Za-z][\w-]*", line) for line in lines]
    return {match[0].lower().replace("_", "-") for match in names if match}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_pinned(name: str):
    assert asked_for(f"{name}.in") <= set(pins(f"{name}.txt"))


def test_developers_run_what_visitors_get():
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    assert runtime.items() <= development.items()


def test_one_package_speaks_to_the_search_server():
    """The former separate package would hide the client's own module."""
    assert "elasticsearch-dsl" not in pins("requirements-dev.txt")
