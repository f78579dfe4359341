"""Asking the search as a program does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(client: Client, search_index: Any) -> Ask:
    """Ask an operation of the search on the seeded content."""

    def answered(path: str = "search", **parameters: Any) -> dict[str, Any]:
        response = client.get(f"/api/v1/{path}", parameters)
        assert response.status_code == 200, response.content
        found: dict[str, Any] = response.json()
        return found

    return answered
