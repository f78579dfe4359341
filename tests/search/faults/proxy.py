"""A proxy between the site and a real search server, with faults to switch on."""

import http.client
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

# Returns the status to answer with, or None to pass the request on.
Rule = Callable[[str, str], int | None]
HANG, DROP, LOSE = -1, -2, -3


class Proxy:
    """Passes requests on; a rule may answer, hang, drop or lose them.

    HANG: the socket stays open and silent. DROP: the connection is closed before
    the server heard anything. LOSE: the server does it, the answer is lost.
    """

    def __init__(self, target: str) -> None:
        self.target = urlsplit(target)
        self.rule: Rule = lambda _method, _path: None
        self.seen: list[tuple[str, str]] = []
        self.hang_seconds = 3.0
        self.port = 0
        self._server: ThreadingHTTPServer | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def running(self) -> bool:
        return self._server is not None

    def start(self) -> None:
        """Listen; on the same port as before."""
        self._server = _Listener(self)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,)).start()

    def stop(self) -> None:
        """Refuse connections, and close those that are open."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, proxy: Proxy) -> None:
        super().__init__(("127.0.0.1", proxy.port), _Handler)
        self.proxy = proxy
        self.open: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self.open.add(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for connection in list(self.open):
            # Wakes the thread that waits for the next request on it.
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def proxy(self) -> Proxy:
        assert isinstance(self.server, _Listener)
        return self.server.proxy

    def pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.proxy.seen.append((self.command, self.path))
        action = self.proxy.rule(self.command, self.path)
        if action == HANG:
            time.sleep(self.proxy.hang_seconds)
        if action in (HANG, DROP):
            self.close_connection = True
            return
        if action is not None and action > 0:
            self.answer(action, [("content-type", "application/json")], b"{}")
            return
        try:
            status, headers, content = self.ask(body)
        except (OSError, http.client.HTTPException):
            self.close_connection = True
            return
        if action == LOSE:
            self.close_connection = True
            return
        self.answer(status, headers, content)

    def ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection(
            self.proxy.target.hostname or "", self.proxy.target.port
        )
        headers = {
            name: value
            for name, value in self.headers.items()
            if name.lower() not in ("host", "connection")
        }
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, response.getheaders(), content

    def answer(
        self, status: int, headers: list[tuple[str, str]], content: bytes
    ) -> None:
        self.send_response(status)
        kept = [h for h in headers if h[0].lower() == "content-type"]
        for name, value in [*kept, ("X-Elastic-Product", "Elasticsearch")]:
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_on
