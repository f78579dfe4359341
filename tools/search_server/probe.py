"""Looking at a server and at its process."""

import json
import os
import urllib.request
from pathlib import Path


def healthy(url: str) -> bool:
    """Say whether a server answers and can be used."""
    address = f"{url}/_cluster/health?wait_for_status=yellow&timeout=2s"
    try:
        with urllib.request.urlopen(address, timeout=4) as answer:
            return bool(json.load(answer)["status"] in {"yellow", "green"})
    except (OSError, ValueError):
        return False


def version(url: str) -> str:
    """Return the version of the server at an address, "" when none answers."""
    try:
        with urllib.request.urlopen(url, timeout=4) as answer:
            return str(json.load(answer)["version"]["number"])
    except (OSError, ValueError, KeyError):
        return ""


def runs(pid: int) -> bool:
    """Say whether a process runs; one that only waits to be buried does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        # No /proc on this system, or gone meanwhile: ask again next time.
        return not Path("/proc/self").exists()
    return state not in {"Z", "X"}
