"""Production starts with safe values only, and says which one is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "mpku.example",
    "SITE_URL": "https://mpku.example",
}


def start(values: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key
        not in {"SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEBUG", "DATABASE_URL"}
    }
    return subprocess.run(
        [sys.executable, "-c", "import config.settings.production"],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": ".:site", **values},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"])
@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_missing_value_is_named(name: str, value: str | None) -> None:
    values = {**GOOD}
    del values[name]
    if value is not None:
        values[name] = value
    result = start(values)
    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"DEBUG": "on"}, "DEBUG"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
    ],
)
def test_an_unsafe_value_is_refused(changes: dict[str, str], word: str) -> None:
    result = start({**GOOD, **changes})
    assert result.returncode != 0
    assert word in result.stderr.splitlines()[-1]


def test_good_values_start() -> None:
    result = start(GOOD)
    assert result.returncode == 0, result.stderr


def test_the_standard_librarys_site_module_is_untouched() -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-X",
            "frozen_modules=off",
            "-c",
            "import site; print(site.__file__)",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(ROOT / "site") not in result.stdout
