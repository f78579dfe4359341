"""Messages for readers can be found, translated and filled by name."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.layout.project import project_files, relative

# How many leading arguments are messages, and after how many that are not.
CALLS = {
    "_": (0, 1),
    "gettext": (0, 1),
    "gettext_lazy": (0, 1),
    "gettext_noop": (0, 1),
    "ngettext": (0, 2),
    "ngettext_lazy": (0, 2),
    "pgettext": (0, 2),
    "pgettext_lazy": (0, 2),
    "npgettext": (0, 3),
    "npgettext_lazy": (0, 3),
}
ANONYMOUS = re.compile(r"(?<!%)(?:%%)*%[sdifr]|\{\}|\{\d+\}")


def message_faults(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, fault) for each message that gettext cannot work with."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in CALLS:
            continue
        first, last = CALLS[name]
        for argument in node.args[first:last]:
            if not (
                isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ):
                yield node.lineno, f"{name}() takes a plain string"
            elif ANONYMOUS.search(argument.value):
                yield node.lineno, f"{name}() needs named placeholders"


def test_every_message_is_a_plain_string_with_named_placeholders():
    assert [
        f"{relative(path)}:{line}: {fault}"
        for path in project_files(".py")
        for line, fault in message_faults(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize(
    "call",
    [
        '_(f"Hello {name}")',
        '_("Hello {}".format(name))',
        '_("Hello %s" % name)',
        '_("Hello %s") % name',
        'gettext("Hello {0}")',
        'ngettext("%d page", "%d pages", count)',
        'gettext_lazy("Hello " + name)',
        'pgettext("month", label)',
    ],
)
def test_the_rule_finds_faults(call: str):
    assert list(message_faults(call))


@pytest.mark.parametrize(
    "call",
    [
        '_("Hello")',
        '_("Hello " "again")',
        '_("Hello %(name)s") % {"name": name}',
        '_("100%% of %(name)s")',
        'ngettext("%(count)s page", "%(count)s pages", count)',
    ],
)
def test_the_rule_lets_good_messages_pass(call: str):
    assert not list(message_faults(call))


def test_templates_use_the_present_names_of_the_tags():
    old = re.compile(r"\{%-?\s*(trans|blocktrans)\s")
    assert [
        relative(path)
        for path in project_files(".html", ".txt", ".xml")
        if old.search(path.read_text(encoding="utf-8"))
    ] == []
