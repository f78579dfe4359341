"""The commands a developer is promised are there and say what they do."""

import os
import re
import shutil
import socket
import subprocess

import pytest

from tests.layout.project import ROOT

PROMISED = {
    "setup", "run", "dev", "test", "bench", "lint", "format", "typecheck", "check",
    "messages", "migrations", "seed",
}  # fmt: skip

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Variables of an outer make would change what the inner one prints.
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        env=inherited,
        capture_output=True,
        text=True,
        check=False,
    )


def phony_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (names,) = re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    return set(names.split())


def test_help_explains_every_command():
    lines = re.findall(r"^  make (\S+) +(\S.*)$", make("help").stdout, re.MULTILINE)
    explained = dict(lines)
    assert set(explained) == phony_targets()
    assert set(explained) >= PROMISED


def test_make_alone_is_help():
    assert make().stdout == make("help").stdout


def test_continuous_integration_uses_the_same_commands():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake check\n" in script
    assert "\nmake test\n" in script


@pytest.mark.parametrize("command", ["run", "dev"])
def test_a_port_in_use_is_named_before_anything_else(command: str):
    with socket.socket() as occupant:
        occupant.bind(("127.0.0.1", 0))
        occupant.listen()
        port = occupant.getsockname()[1]
        answer = make(command, f"PORT={port}")
    assert answer.returncode != 0
    assert f"Port {port} cannot be used" in answer.stderr
    assert answer.stdout == ""


def test_a_port_that_is_no_number_is_refused():
    answer = make("run", "PORT=eighty")
    assert answer.returncode != 0
    assert "PORT must be a number" in answer.stderr
