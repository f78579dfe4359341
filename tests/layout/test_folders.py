"""The folders are what the README and the import rules say they are."""

import ast
import re
from pathlib import Path

import pytest

from tests.layout.project import APPS, ROOT, project_files, relative

MOST_PYTHON_LINES = 400
MOST_OTHER_LINES = 500
NAMES_WITHOUT_SUBJECT = {"utils", "helpers", "common", "misc", "tools", "stuff"}


def module_files() -> list[Path]:
    return [
        path
        for path in project_files(".py")
        if any(path.is_relative_to(folder) for folder in APPS.values())
        and "migrations" not in path.parts
    ]


def test_site_is_a_plain_folder():
    """A package of this name would shadow the standard library's module."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_apps_are_where_they_belong_and_no_others_exist():
    found = {
        path.parent.name: path.parent
        for folder in (ROOT, ROOT / "site")
        for path in folder.glob("*/__init__.py")
    }
    assert {name: folder for name, folder in found.items() if name in APPS} == APPS
    assert set(found) - set(APPS) <= {"benchmarks"}


@pytest.mark.parametrize("name", APPS)
def test_app_says_what_it_is(name: str):
    app = APPS[name]
    tree = ast.parse((app / "apps.py").read_text(encoding="utf-8"))
    assert any(
        isinstance(node, ast.ClassDef) and ast.get_docstring(node) for node in tree.body
    ), f"{relative(app)}/apps.py: say what the app is for"


@pytest.mark.parametrize("name", sorted(set(APPS) - {"config"}))
def test_app_has_tests_beside_its_name(name: str):
    assert list((ROOT / "tests" / name).glob("**/test_*.py"))


@pytest.mark.parametrize("name", APPS)
def test_app_has_one_first_migration_if_any(name: str):
    migrations = sorted(
        path.stem
        for path in (APPS[name] / "migrations").glob("*.py")
        if path.stem != "__init__"
    )
    assert migrations in ([], ["0001_initial"])


def test_modules_are_named_after_their_subject():
    assert [
        relative(path)
        for path in module_files()
        if {path.stem, path.parent.name} & NAMES_WITHOUT_SUBJECT
    ] == []


def test_a_module_is_a_file_or_a_package():
    assert [
        relative(path) for path in module_files() if path.with_suffix("").is_dir()
    ] == []


def test_packages_that_pass_names_on_list_them():
    unlisted = []
    for path in module_files():
        if path.name != "__init__.py":
            continue
        body = ast.parse(path.read_text(encoding="utf-8")).body
        imports = any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in body)
        listed = any(
            isinstance(node, (ast.Assign, ast.AnnAssign))
            and "__all__" in ast.dump(node)
            for node in body
        )
        if imports and not listed:
            unlisted.append(relative(path))
    assert unlisted == []


def test_only_settings_import_by_star():
    starred = re.compile(r"^\s*from \S+ import \*", re.MULTILINE)
    assert [
        relative(path)
        for path in module_files()
        if starred.search(path.read_text(encoding="utf-8"))
        and not relative(path).startswith("site/config/settings/")
    ] == []


def test_files_stay_short():
    long = []
    for path in project_files(".py", ".html", ".css", ".js"):
        if {"migrations", "fonts", "vendor"} & set(path.parts):
            continue
        most = MOST_PYTHON_LINES if path.suffix == ".py" else MOST_OTHER_LINES
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > most:
            long.append(f"{relative(path)}: {lines} lines")
    assert long == []
