"""The README's table of variables is the product's list of variables."""

import re

from config.environment import VARIABLES
from tests.layout.project import APPS, ROOT, project_files, relative

ROW = re.compile(r"^\| `?([A-Z][A-Z0-9_]+)`? \|", re.MULTILINE)
READ = re.compile(r"""\benv(?:\.\w+)?\(\s*["']([A-Z][A-Z0-9_]+)["']""")


def test_readme_lists_every_variable_once_and_no_other():
    rows = ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(rows) == sorted(variable.name for variable in VARIABLES)


def test_readme_gives_the_purpose_of_every_variable():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [v.name for v in VARIABLES if v.purpose not in readme] == []


def test_no_variable_is_read_that_is_not_listed():
    listed = {variable.name for variable in VARIABLES}
    assert [
        f"{relative(path)}: {name}"
        for path in project_files(".py")
        if any(path.is_relative_to(folder) for folder in APPS.values())
        for name in READ.findall(path.read_text(encoding="utf-8"))
        if name not in listed
    ] == []
