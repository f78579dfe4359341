import pytest

from home import forms


@pytest.fixture(autouse=True)
def filled_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that has stood open for a while, unless a test says otherwise."""
    monkeypatch.setattr(forms, "SHORTEST_FILL_SECONDS", 0)
