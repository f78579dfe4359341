"""Names and connections that stay on this machine."""

import socket
from typing import Any

real_getaddrinfo = socket.getaddrinfo
real_connect = socket.socket.connect


class Names:
    """A DNS server whose answers a test decides; and the connections made."""

    def __init__(self) -> None:
        self.answers: dict[str, list[list[str]]] = {}
        self.asked: list[str] = []
        self.connected: list[str] = []

    def getaddrinfo(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        if host not in self.answers:
            return
