"""A real server that receives webhooks, and answers as a test tells it to."""

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks.webhooks import Webhook


@dataclass
class Answer:
    """What the server says to one request.

    `wait_for` holds the answer back; `drip` sends one byte a moment for ever.
    """

    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    wait_for: threading.Event | None = None
    drip: bool = False


@dataclass
class Received:
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def message(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def sequence(self) -> int:
        return self.message["data"]["sequence"]

    def verified(self, secret: str) -> dict[str, Any]:
        """Return the message if the library finds the signature good."""
        return Webhook(secret).verify(self.body, self.headers)


class Receiver(ThreadingHTTPServer):
    """Keeps what it got; answers from a list, then always alike.

    Requests may come two at a time: where it matters which gets what answer,
    `answer_to` looks at the request.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.received: list[Received] = []
        self.answers: list[Answer] = []
        self.always = Answer()
        self.answer_to: Callable[[Received], Answer] | None = None
        self.stopped = threading.Event()
        self.scheme = "http"

    def url(self, path: str = "/hook", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.server_port}{path}"

    def next_answer(self, received: Received) -> Answer:
        if self.answer_to:
            return self.answer_to(received)
        return self.answers.pop(0) if self.answers else self.always

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        headers = dict(self.headers.items())
        received = Received(self.path, headers, body)
        self.server.received.append(received)
        answer = self.server.next_answer(received)
        if answer.wait_for:
            answer.wait_for.wait(10)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not answer.drip:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
        while answer.drip and not self.server.stopped.wait(0.05):
            self.wfile.write(b"x")

    do_GET = do_POST

    def log_message(self, *args: Any) -> None:
        """Print nothing."""


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """Serve in a thread until the end of the block."""
    server = Receiver()
    if context:
        server.scheme = "https"
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
