"""The command: python3 -m tools.search_server start|stop|status|wipe|fetch|packages.

ES_PORT (9200), ES_HEAP (1g) and ES_FOLDER (configuration, data and log of the plain
process) come from the environment.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from .container import Container, engine
from .download import fetch
from .launch import QUICK_START
from .probe import healthy, version
from .process import Server
from .release import Unavailable, cache, missing_packages

PORT = int(os.environ.get("ES_PORT", "9200"))
HEAP = os.environ.get("ES_HEAP", "1g")


def local_server(*, quick: bool = False) -> Server:
    """Return the plain process that the environment describes."""
    folder = os.environ.get("ES_FOLDER") or cache() / f"server-{PORT}"
    return Server(Path(folder).resolve(), PORT, HEAP, java=QUICK_START if quick else ())


def chosen(way: str, *, quick: bool) -> Server | Container:
    """Return a container where that is possible, else a plain process."""
    name = engine() if way != "process" else ""
    if name:
        return Container(name, PORT, HEAP)
    if way == "container":
        raise Unavailable("Neither docker nor podman answers here.")
    return local_server(quick=quick)


def start(options: argparse.Namespace) -> None:
    """Start a server unless one answers, and say where it is."""
    began = time.monotonic()
    url = f"http://127.0.0.1:{PORT}"
    if not healthy(url):
        server = chosen(options.way, quick=options.quick)
        if isinstance(server, Server) and (missing := missing_packages()):
            raise Unavailable(f"On Debian: apt-get install {' '.join(missing)}")
        print(f"Starting Elasticsearch ({type(server).__name__.lower()})", flush=True)
        server.start()
    took = time.monotonic() - began
    print(f"Elasticsearch {version(url)} answers on {url} after {took:.0f} s")
    print(f"Search with it: export ELASTICSEARCH_URL={url}")


def stop(options: argparse.Namespace) -> None:
    """End the server, whichever way it was started."""
    if local_server().pid:
        local_server().stop()
    elif options.way != "process" and (name := engine()):
        Container(name, PORT).stop()


def wipe(options: argparse.Namespace) -> None:
    """End the server and throw its data away; its files stay."""
    local_server().remove()
    if name := engine():
        Container(name, PORT).remove()


def status(options: argparse.Namespace) -> None:
    """Say whether a server answers."""
    url = f"http://127.0.0.1:{PORT}"
    if not healthy(url):
        raise Unavailable(f"No Elasticsearch answers on {url}.")
    print(url, version(url))


def packages(options: argparse.Namespace) -> None:
    """Say which Debian packages the plain process lacks."""
    print(*missing_packages())


def download(options: argparse.Namespace) -> None:
    """Fetch the server's files, without starting it."""
    print(fetch())


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "start": start,
    "stop": stop,
    "status": status,
    "wipe": wipe,
    "fetch": download,
    "packages": packages,
}


def main() -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="search_server", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--way", choices=["container", "process"], default="")
    parser.add_argument("--quick", action="store_true", help="start sooner, run slower")
    options = parser.parse_args()
    # Whoever ends the start ends what it has started so far.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        COMMANDS[options.command](options)
    except Unavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


sys.exit(main())
