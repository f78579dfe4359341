"""A receiver on an allow-listed host, an endpoint for it, and a clock."""

import datetime
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from headless.webhooks.follower import WebhookFollower
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.sender import Sender
from headless.webhooks.services import endpoint_start
from publication.models import Publication
from tests.headless.webhooks.names import Names
from tests.headless.webhooks.receiver import Receiver, running

MakeEndpoint = Callable[..., WebhookEndpoint]


class Clock:
    """The time as the product sees it; moves only forward."""

    def __init__(self) -> None:
        self.ahead = datetime.timedelta()
        self.real = timezone.now

    def now(self) -> datetime.datetime:
        return self.real() + self.ahead

    def forward(self, **parts: float) -> None:
        self.ahead += datetime.timedelta(**parts)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    """Names resolved by the test; connections to other machines are refused."""
    names = Names()

    def connect(connection: socket.socket, address: Any) -> None:
        names.connect(connection, address)

    monkeypatch.setattr(socket, "getaddrinfo", names.getaddrinfo)
    monkeypatch.setattr(socket.socket, "connect", connect)
    return names


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with running() as server:
        yield server


@pytest.fixture
def make_endpoint(db) -> MakeEndpoint:
    def make(server: Receiver, name: str = "Frontend", **fields) -> WebhookEndpoint:
        fields.setdefault("address", server.url())
        return endpoint_start(WebhookEndpoint(name=name, **fields))

    return make


@pytest.fixture
def endpoint(make_endpoint: MakeEndpoint, receiver: Receiver) -> WebhookEndpoint:
    return make_endpoint(receiver)


@pytest.fixture
def sender(db) -> Iterator[Sender]:
    sender = Sender(patience=0.2)
    yield sender
    sender.close()


@pytest.fixture
def send(sender: Sender) -> Callable[[], int]:
    """Send until nothing more is due and nothing under way."""

    def until_quiet() -> int:
        finished = 0
        while True:
            done = sender.send_due()
            finished += done
            if not done and not sender.running:
                return finished

    return until_quiet


def follow(*rows: Publication) -> None:
    WebhookFollower().apply(sorted(rows, key=lambda row: row.sequence))


def deliveries(endpoint: WebhookEndpoint) -> list[WebhookDelivery]:
    return list(WebhookDelivery.objects.filter(endpoint=endpoint).order_by("sequence"))


def states(endpoint: WebhookEndpoint) -> list[str]:
    return [delivery.state for delivery in deliveries(endpoint)]
