"""The table of tests that run on one database names what exists."""

from tests.layout.project import ROOT
from tests.support.databases import DECIDED_ELSEWHERE


def test_every_place_exists():
    for place in DECIDED_ELSEWHERE:
        file, _, name = place.partition("::")
        assert (ROOT / file).exists(), place
        assert not name or f"def {name}" in (ROOT / file).read_text(), place


def test_nothing_but_tests_is_named():
    assert all(place.startswith("tests/") for place in DECIDED_ELSEWHERE)


def test_what_writes_the_log_always_runs_on_both():
    for folder in ("tests/publication/", "tests/accounts/", "tests/vocabularies/"):
        assert not folder.startswith(tuple(DECIDED_ELSEWHERE))
        assert not any(place.startswith(folder) for place in DECIDED_ELSEWHERE)
