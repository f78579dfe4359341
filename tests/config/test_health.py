from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from publication.models import Publication
from search.embedded import EmbeddedEngine

pytestmark = pytest.mark.django_db


def test_ready_says_what_is_well(client: Client) -> None:
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok"},
        "search": "ok",
    }
    assert response["Cache-Control"] == "no-store"


def test_a_database_that_does_not_answer_makes_the_machine_unready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("secret host 10.0.0.7 refused")

    monkeypatch.setattr(connection, "cursor", fail)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert b"10.0.0.7" not in response.content
    assert response.json()["checks"]["database"] == "unavailable"


def test_pending_migrations_make_the_machine_unready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "config.health.MigrationExecutor.migration_plan", lambda *args: ["one"]
    )
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "pending"


def test_search_that_is_behind_is_told_and_leaves_the_machine_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmbeddedEngine, "position", lambda self: 1)
    Publication.objects.update(changed=timezone.now() - timedelta(hours=1))
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["search"] == "behind"


def test_what_was_published_just_now_is_not_late(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmbeddedEngine, "position", lambda self: 1)
    Publication.objects.update(changed=timezone.now())
    assert client.get("/health/ready").json()["search"] == "ok"


def test_an_empty_index_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmbeddedEngine, "position", lambda self: 0)
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["search"] == "empty"


def test_a_server_that_another_engine_stands_in_for_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EmbeddedEngine, "degraded", True, raising=False)
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json()["search"] == "degraded"


def test_live_needs_no_database(
    client: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        response = client.get("/health/live", headers={"host": "10.0.0.1"})
    assert response.status_code == 200
