"""A reader on one connection that stays open."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Client:
    """Sends requests one after the other; opens a connection only when it must."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.connections = 0

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer of one request."""
        if self.connection.sock is None:
            self.connections += 1
        self.connection.request("GET", path, headers=dict(headers or {}))
        response = self.connection.getresponse()
        content = response.read()
        return Answer(response.status, dict(response.headers), content)
