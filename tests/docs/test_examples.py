"""The examples in the API's guides answer, and are written, as the guides say."""

import json
import re
import shlex
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.layout.project import ROOT, relative

GUIDES = (ROOT / "docs" / "api",)
START = ROOT / "docs" / "api" / "start.md"
FRONTEND = ROOT / "examples" / "reader" / "src"
ADDRESS = "http://localhost:8000"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TYPESCRIPT = re.compile(r"^```ts\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"HTTP/1\.1 (\d{3}) .+")
HEADER = re.compile(r"([A-Za-z-]+): (.+)")
# Stands for what differs from one site, or one day, to the next.
ANYTHING = "…"

pytestmark = pytest.mark.django_db


@dataclass
class Example:
    """One command of the guide, and what is printed below it."""

    place: str
    url: str
    sent: dict[str, str] = field(default_factory=dict)
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    method: str = "GET"
    data: Any = None


def examples() -> list[Example]:
    return [
        example(f"{relative(path)}:{number}", block)
        for guide in GUIDES
        for path in sorted(guide.rglob("*.md"))
        for number, block in numbered_blocks(path.read_text(encoding="utf-8"))
    ]


def numbered_blocks(text: str) -> list[tuple[int, str]]:
    return [
        (text.count("\n", 0, match.start()) + 1, match[1])
        for match in CONSOLE.finditer(text)
    ]


def example(place: str, block: str) -> Example:
    """Read `$ curl -i ADDRESS`, a status line, headers, and some JSON."""
    command, _, answer = block.partition("\nHTTP/")
    answer = f"HTTP/{answer}"
    words = shlex.split(command.removeprefix("$ ").replace("\\\n", " "))
    assert words[:2] == ["curl", "-i"], f"{place}: write `$ curl -i …`"
    (url,) = [word for word in words if word.startswith("http")]
    sent = dict(value.split(": ", 1) for value in options(words, "-H"))
    data = options(words, "-d")
    head, _, body = answer.partition("\n\n")
    status, *lines = head.strip().splitlines()
    headers = dict(HEADER.fullmatch(line).groups() for line in lines)
    return Example(
        place,
        url,
        sent,
        int(STATUS.fullmatch(status)[1]),
        headers,
        json.loads(body) if body.strip() else None,
        next(iter(options(words, "-X")), "GET"),
        json.loads(data[0]) if data else None,
    )


def options(words: list[str], name: str) -> list[str]:
    """Return what is given to an option of the command."""
    return [words[position + 1] for position, word in enumerate(words) if word == name]


def differences(shown: Any, real: Any, where: str = "answer") -> list[str]:
    """Return what the guide shows and the site does not say.

    Objects and lists may be shown in part: the first items, some members.
    """
    if shown == ANYTHING:
        return []
    if isinstance(shown, dict) and isinstance(real, dict):
        absent = [f"{where}.{name} is absent" for name in shown.keys() - real.keys()]
        return absent + [
            difference
            for name in shown.keys() & real.keys()
            for difference in differences(shown[name], real[name], f"{where}.{name}")
        ]
    if isinstance(shown, list) and isinstance(real, list):
        if len(shown) > len(real):
            return [f"{where} has {len(real)} items, not {len(shown)}"]
        return [
            difference
            for position, item in enumerate(shown)
            for difference in differences(item, real[position], f"{where}[{position}]")
        ]
    return [] if shown == real else [f"{where} is {real!r}, not {shown!r}"]


def test_the_guide_has_examples_of_success_and_of_failure():
    statuses = {example.status for example in examples()}
    assert {200, 204, 304, 404, 405, 422} <= statuses


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.place)
def test_example_answers_what_is_printed_below_it(
    example: Example, client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("core.guarded_form.SHORTEST_FILL_SECONDS", 0)
    assert example.url.startswith(f"{ADDRESS}/"), example.place
    parts = urlsplit(example.url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    response = client.generic(
        example.method,
        path,
        json.dumps(typed(example)) if example.data else "",
        content_type=example.sent.get("Content-Type", ""),
        headers={"host": "localhost:8000", **sent(example)},
    )
    assert response.status_code == example.status
    assert differences(example.headers, dict(response.headers), "headers") == []
    if example.body is not None:
        assert differences(example.body, response.json()) == []


def sent(example: Example) -> dict[str, str]:
    """Return the request's headers; `…` in one stands for the current ETag."""
    if example.sent.get("If-None-Match", "").strip('"') != ANYTHING:
        return example.sent
    path = example.url.removeprefix(ADDRESS)
    etag = Client().get(path, headers={"host": "localhost:8000"})["ETag"]
    return {**example.sent, "If-None-Match": etag}


def typed(example: Example) -> Any:
    """Return what is sent; `…` stands for what the form's description said."""
    form = Client().get(example.url.removeprefix(ADDRESS)).json()
    given = {"stamp": form["stamp"], "consent_version": form["consent"]["version"]}
    return {
        name: given[name] if value == ANYTHING else value
        for name, value in example.data.items()
    }


def test_typescript_is_taken_from_the_example_frontend():
    code = [
        path.read_text(encoding="utf-8")
        for path in FRONTEND.rglob("*")
        if path.suffix in {".ts", ".astro"}
    ]
    shown = TYPESCRIPT.findall(START.read_text(encoding="utf-8"))
    assert shown
    assert [piece for piece in shown if not any(piece in text for text in code)] == []


@pytest.mark.parametrize(
    ("shown", "real", "found"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, []),
        ({"a": 1}, {"b": 2}, ["answer.a is absent"]),
        ([1], [1, 2], []),
        ([1, 2], [1], ["answer has 1 items, not 2"]),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}]}, ["answer.a[0].b is 'y', not 'x'"]),
        ({"next": ANYTHING}, {"next": "signed"}, []),
        (None, {"a": 1}, ["answer is {'a': 1}, not None"]),
    ],
)
def test_differences_are_found(shown: Any, real: Any, found: list[str]):
    assert differences(shown, real) == found
