"""Names and connections that stay on this machine."""

import socket
from typing import Any

real_getaddrinfo = socket.getaddrinfo
real_connect = socket.socket.connect


class Names:
    """A DNS server whose answers a test decides; and the connections made.

    The last answer of a name is repeated for ever.
    """

    def __init__(self) -> None:
        self.answers: dict[str, list[list[str]]] = {}
        self.asked: list[str] = []
        self.connected: list[str] = []

    def getaddrinfo(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        if host not in self.answers:
            return real_getaddrinfo(host, port, *args, **kwargs)
        self.asked.append(host)
        left = self.answers[host]
        numbers = left.pop(0) if len(left) > 1 else left[0]
        return [
            entry
            for number in numbers
            for entry in real_getaddrinfo(number, port, type=socket.SOCK_STREAM)
        ]

    def connect(self, connection: socket.socket, address: Any) -> None:
        self.connected.append(address[0])
        if address[0] != "127.0.0.1":
            raise ConnectionRefusedError("no other machine in tests")
        real_connect(connection, address)
