"""The receiver in the guide to webhooks understands what the site sends."""

import re
from typing import Any

import pytest
from django.db import transaction

from headless.webhooks.models import WebhookEndpoint
from headless.webhooks.network import CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS
from headless.webhooks.pings import ping_send
from headless.webhooks.schedule import ATTEMPTS, JITTER, PAUSES
from headless.webhooks.sender import Sender
from headless.webhooks.services import endpoint_start
from tests.headless.sample import publish, withdraw
from tests.headless.webhooks.conftest import follow
from tests.headless.webhooks.receiver import Receiver, running
from tests.layout.project import ROOT

GUIDE = (ROOT / "docs" / "api" / "webhooks.md").read_text(encoding="utf-8")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(settings, django_capture_on_commit_callbacks) -> Any:
    """Everything the site sends: published, published anew, withdrawn, ping."""
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with running() as server:
        endpoint = endpoint_start(WebhookEndpoint(name="Guide", address=server.url()))
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            ping_send(endpoint)
        send(publish("Zostaje"))
        row = publish("Znika")
        send(row)
        withdraw(row)
        send(row)
        yield endpoint, server


def send(row: Any) -> None:
    follow(row)
    sender = Sender()
    sender.send_due()
    sender.close()


def example(secret: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setenv("MPKU_WEBHOOK_SECRET", secret)
    (code,) = PYTHON.findall(GUIDE)
    names: dict[str, Any] = {}
    exec(compile(code, "webhooks.md", "exec"), names)
    return names


def statuses(names: dict[str, Any], server: Receiver) -> list[int]:
    return [names["receive"](item.body, item.headers) for item in server.received]


def test_the_example_takes_over_what_the_site_sends(sent, monkeypatch) -> None:
    endpoint, server = sent
    names = example(endpoint.secret, monkeypatch)
    assert statuses(names, server) == [204] * 4
    kept, gone = (server.received[number].message["data"] for number in (1, 2))
    assert names["to_fetch"] == {kept["path"], gone["path"]}
    assert names["to_delete"] == {(gone["key"], gone["language"])}


def test_the_example_bears_repeats(sent, monkeypatch) -> None:
    endpoint, server = sent
    names = example(endpoint.secret, monkeypatch)
    statuses(names, server)
    names["to_fetch"].clear()
    assert statuses(names, server) == [204] * 4
    assert names["to_fetch"] == set()


def test_the_example_refuses_another_secret(sent, monkeypatch) -> None:
    _endpoint, server = sent
    names = example("whsec_" + "A" * 43 + "=", monkeypatch)
    assert statuses(names, server) == [400] * 4


def test_the_guide_gives_the_times_of_the_code() -> None:
    text = " ".join(GUIDE.split())
    units = {1: "second", 60: "minute", 3600: "hour"}
    named = []
    for pause in PAUSES:
        seconds = int(pause.total_seconds())
        size = max(size for size in units if seconds % size == 0)
        number = seconds // size
        named.append(f"{number} {units[size]}{'s' if number > 1 else ''}")
    assert ", ".join(named) in text
    assert (ATTEMPTS, JITTER) == (10, 0.1)
    assert (CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS) == (5, 10, 20)
