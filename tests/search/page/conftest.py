"""Asking the search page as a reader without JavaScript does."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.support.html import parse

Ask = Callable[..., Element]


def address(language: str, name: str = "search") -> str:
    """Return the address of a view of the search in a language."""
    with translation.override(language):
        return reverse(name)


def all_of(root: Element, selector: str) -> list[Element]:
    """Return the elements of a class, `p.why`."""
    tag, name = selector.split(".")
    return [item for item in root.iter(tag) if name in item.get("class", "").split()]


def said(element: Element) -> str:
    """Return what an element says, with usual spaces."""
    return " ".join("".join(element.itertext()).split())


@pytest.fixture
def ask(client: Client) -> Ask:
    """Ask a question and return the page; parameters may be lists."""

    def answered(language: str = "pl", **parameters: Any) -> Element:
        named = {name.replace("_", "-"): value for name, value in parameters.items()}
        response = client.get(address(language), named)
        assert response.status_code == 200, response.content
        return parse(response.content)

    return answered
