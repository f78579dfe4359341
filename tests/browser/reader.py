"""Builds the example frontend and serves it beside the site."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support import browser_content, seeded
from tests.support.browser import environment, free_port, required

FOLDER = seeded.ROOT / "examples" / "reader"
BUILD_SECONDS = 600
START_SECONDS = 30


def build() -> None:
    """Bring the built frontend up to date; does nothing when it is."""
    required("Node", shutil.which("node"))
    # Variables of an outer make would change what the inner one does.
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS"))
    }
    made = subprocess.run(
        ["make", "reader"],
        cwd=seeded.ROOT,
        env=inherited,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    if made.returncode:
        pytest.fail(f"make reader failed:\n{made.stdout[-2000:]}{made.stderr[-2000:]}")


@contextmanager
def serve(api_url: str) -> Iterator[str]:
    """Serve the built frontend on top of an API, and return its address."""
    port = free_port()
    variables = {
        "PATH": os.environ["PATH"],
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "API_URL": api_url,
    }
    with subprocess.Popen(
        ["node", "dist/server/entry.mjs"],
        cwd=FOLDER,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(f"{address}/favicon.svg", process)
            yield address
        finally:
            process.terminate()


def wait_until_it_answers(address: str, process: subprocess.Popen[str]) -> None:
    """Wait for the first answer, or fail with the server's own words."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    process.terminate()
    said = process.stderr.read() if process.stderr else ""
    pytest.fail(f"The frontend did not start:\n{said[-2000:]}")


def draft_token() -> str:
    """Return a token that opens a draft of the running site."""
    write = f"from {browser_content.__name__} import draft_token; print(draft_token())"
    made = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", write],
        cwd=seeded.ROOT,
        env=environment(),
        check=True,
        timeout=START_SECONDS,
        capture_output=True,
        text=True,
    )
    return made.stdout.strip()
