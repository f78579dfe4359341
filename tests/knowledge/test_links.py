"""Asking addresses: what counts as dead, and who is never asked."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.utils import timezone

from headless.webhooks.addresses import AddressRefusedError, Target
from headless.webhooks.addresses import checked_addresses as really_checked
from knowledge.links import client, services, worker
from knowledge.links.client import Answer, ask
from knowledge.links.worker import LinkAsker
from knowledge.models import LinkCheck, LinkState
from knowledge.remarks.links import link_remarks
from knowledge.rules.values import RecordValues

PUBLIC_NAME = "public.test"


class Handler(BaseHTTPRequestHandler):
    """Answers with the status in the path; `/to/<n>` redirects on."""

    asked: list[str]

    def do_HEAD(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")  # type: ignore[attr-defined]
        word = self.path.strip("/").split("/")
        if word[0] == "inside":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1/secret")
        elif word[0] == "loop":
            self.send_response(302)
            self.send_header("Location", self.path)
        elif word[0] == "to":
            self.send_response(301)
            self.send_header("Location", f"/{word[1]}")
        elif word[0] == "get-only":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(word[0]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *args: Any) -> None:
        """Stay quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    """A public site, as far as the client can tell; nothing leaves the machine."""

    def checked(target: Target) -> list[str]:
        if target.host == PUBLIC_NAME:
            return ["127.0.0.1"]
        if target.host.endswith(".invalid"):
            raise AddressRefusedError from OSError("unknown name")
        return really_checked(target)

    monkeypatch.setattr(client, "checked_addresses", checked)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def address(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://{PUBLIC_NAME}:{site.server_address[1]}/{path}"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("200", LinkState.ALIVE),
        ("to/200", LinkState.ALIVE),
        ("get-only", LinkState.ALIVE),
        ("404", LinkState.DEAD),
        ("410", LinkState.DEAD),
        ("to/404", LinkState.DEAD),
        ("403", LinkState.UNSURE),
        ("429", LinkState.UNSURE),
        ("500", LinkState.UNSURE),
        ("loop", LinkState.UNSURE),
        # A redirect into the house is not followed.
        ("inside", LinkState.REFUSED),
    ],
)
def test_answers(site: ThreadingHTTPServer, path: str, state: LinkState) -> None:
    assert ask(address(site, path)).state == state


@pytest.mark.parametrize(
    "bad",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1:8000/",
        "http://169.254.169.254/latest/",
        "https://user:word@public.test/",
        "ftp://public.test/",
        "http://public.test\\@127.0.0.1/",
        "http://public.test:99999/",
        "http://",
    ],
)
def test_machines_inside_are_never_asked(site: ThreadingHTTPServer, bad: str) -> None:
    assert ask(bad) == Answer(LinkState.REFUSED)
    assert site.asked == []  # type: ignore[attr-defined]


def test_an_unknown_name_is_no_dead_link(site: ThreadingHTTPServer) -> None:
    assert ask("https://nowhere.invalid/").state == LinkState.UNSURE


@pytest.mark.django_db
def test_an_answer_is_believed_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(item: str) -> Answer:
        asked.append(item)
        return Answer(LinkState.DEAD, 404)

    monkeypatch.setattr(services, "ask", answer)
    links = ["https://a.test/", "https://a.test/", "https://b.test/"]
    assert services.links_ask(addresses=links) == 2
    assert services.links_ask(addresses=links) == 0
    LinkCheck.objects.filter(address="https://a.test/").update(
        checked_at=timezone.now() - timedelta(days=2)
    )
    assert services.links_ask(addresses=links) == 1
    assert sorted(asked) == ["https://a.test/", "https://a.test/", "https://b.test/"]


@pytest.mark.django_db
def test_dead_links_are_said_where_they_stand() -> None:
    LinkCheck.objects.create(
        address="https://a.test/",
        state=LinkState.DEAD,
        status=404,
        checked_at=timezone.now(),
    )
    values = RecordValues(
        title="",
        summary="",
        has_kind=True,
        topics=1,
        parts={},
        addresses=(("problem", "https://a.test/"), ("sources", "https://b.test/")),
    )
    (remark,) = link_remarks(values)
    assert (remark.code, remark.field, remark.level.value) == (
        "link-dead",
        "problem",
        "warning",
    )
    assert "404" in remark.message


@pytest.mark.django_db
def test_the_worker_asks_aside_and_keeps_the_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        worker, "submitted_addresses", lambda: iter(["https://a.test/"])
    )
    monkeypatch.setattr(worker, "ask", lambda _address: Answer(LinkState.ALIVE, 200))
    asker = LinkAsker()
    assert asker.run() == 0
    asker.close()
    assert LinkCheck.objects.get(address="https://a.test/").state == LinkState.ALIVE
    assert asker.run() == 0
