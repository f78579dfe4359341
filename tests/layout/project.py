"""The project's own files, as the layout tests see them."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = {
    name: ROOT / folder / name
    for folder, names in {
        "site": (
            "accounts",
            "config",
            "core",
            "headless",
            "publication",
            "vocabularies",
        ),
        ".": ("home", "knowledge", "partners_exchange", "search"),
    }.items()
    for name in names
}
PASSED_OVER = {
    ".astro",
    ".git",
    ".venv",
    ".ruff_cache",
    ".mypy_cache",
    ".pytest_cache",
    "__pycache__",
    "dist",
    "node_modules",
    "var",
}


def project_files(*suffixes: str) -> Iterator[Path]:
    """Yield the project's files that end in one of `suffixes`, or all files."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - PASSED_OVER)
        for name in sorted(names):
            if not suffixes or name.endswith(suffixes):
                yield Path(folder) / name


def relative(path: Path) -> str:
    """Return a path as readers of a test's message know it."""
    return path.relative_to(ROOT).as_posix()
