import pytest

from core import guarded_form


@pytest.fixture(autouse=True)
def filled_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that has stood open for a while, unless a test says otherwise."""
    monkeypatch.setattr(guarded_form, "SHORTEST_FILL_SECONDS", 0)
