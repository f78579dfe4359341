"""Words that have no place in the product."""

import re

from tests.layout.project import project_files, relative

TEXT = (
    ".py", ".html", ".css", ".js", ".md", ".txt", ".in", ".toml", ".po", ".json",
    ".svg", ".xml", ".yml", ".yaml", ".sh", ".cfg", "Makefile", "/run",
)  # fmt: skip
# Each is broken up, so that this file does not find itself.
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]
UNFINISHED_TEXT = re.compile(rf"\b({'|'.join(UNFINISHED)})\b|[Ll]orem [Ii]psum")
MACHINE = re.compile(r"(?<![\w./-])/" + r"(work|root|tmp)/[a-z]")
REGISTRIES = ["py" + "pi.org", "npm" + "js.org", "maven" + ".apache", "deb" + ".debian"]
REGISTRY = re.compile("|".join(re.escape(host) for host in REGISTRIES))
DIARY = re.compile(r"\b(issue|session) ?#?\d+\b", re.IGNORECASE)


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{relative(path)}:{number}: {line.strip()[:80]}"
        for path in project_files()
        if path.name.endswith(TEXT) or path.suffix == ""
        for number, line in enumerate(_lines(path), start=1)
        if pattern.search(line)
    ]


def _lines(path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def test_nothing_is_left_unfinished():
    assert lines_with(UNFINISHED_TEXT) == []


def test_no_path_of_one_machine():
    assert lines_with(MACHINE) == []


def test_no_address_of_a_package_registry():
    assert lines_with(REGISTRY) == []


def test_no_reference_to_how_the_work_was_organised():
    assert lines_with(DIARY) == []
