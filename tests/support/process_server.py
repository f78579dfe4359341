"""Starts real processes quickly: Django is loaded once, then forked.

Run by `tests.support.processes`. Reads one JSON request a line: start a function
(`run`, `args`, `output`) or wait for a process (`wait`, `seconds`).
"""

import importlib
import json
import os
import signal
import sys
import time
import traceback
from typing import Any

import django


def serve() -> None:
    """Answer requests until the input ends, then leave no process behind."""
    running: set[int] = set()
    for line in sys.stdin:
        request = json.loads(line)
        if "run" in request:
            pid = start(request)
            running.add(pid)
            answer: dict[str, Any] = {"pid": pid}
        else:
            status = waited(request["wait"], request["seconds"])
            if status is not None:
                running.discard(request["wait"])
            answer = {"status": status}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    for pid in running:
        os.kill(pid, signal.SIGKILL)


def start(request: dict[str, Any]) -> int:
    """Fork a process that calls a function; its output goes to a file."""
    pid = os.fork()
    if pid:
        return pid
    output = os.open(request["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(output, stream)
    os._exit(call(request["run"], request["args"]))


def call(name: str, args: list[Any]) -> int:
    """Call `module:function` and return the process's exit status."""
    module, _, function = name.partition(":")
    try:
        getattr(importlib.import_module(module), function)(*args)
    except SystemExit as ended:
        return int(ended.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def waited(pid: int, seconds: float) -> int | None:
    """Return how a process ended (minus the signal), None when it still runs."""
    deadline = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            return None
        time.sleep(0.01)


if __name__ == "__main__":
    django.setup()
    # What processes need is loaded before they are made.
    for name in sys.argv[1:]:
        importlib.import_module(name)
    serve()
