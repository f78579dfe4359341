"""The tree of public pages, with the registry pages below their indexes."""

from collections import defaultdict
from dataclasses import dataclass, field

from wagtail.models import Page

from publication.models import Publication


@dataclass(slots=True)
class Node:
    """A page with what stands below it."""

    title: str
    url: str
    children: list["Node"] = field(default_factory=list)


def site_map(*, language: str) -> list[Node]:
    """Return the tree of a language, the home page first, in three queries."""
    pages = (
        Page.objects.filter(locale__language_code=language, depth__gt=1)
        .live()
        .public()
        .order_by("path")
        # Its own class decides whether a page has an address, and which.
        .specific(defer=True)
    )
    roots: list[Node] = []
    by_path: dict[str, Node] = {}
    by_url: dict[str, Node] = {}
    for page in pages:
        node = Node(page.title, page.url or "")
        parent = by_path.get(page.path[: -Page.steplen])
        (parent.children if parent else roots).append(node)
        by_path[page.path] = by_url[node.url] = node
    for url, below in _registry_pages(language, set(by_url)).items():
        if url in by_url:
            by_url[url].children += below
    return roots


def _registry_pages(language: str, known: set[str]) -> dict[str, list[Node]]:
    """Return public objects that are no pages, by the address above them."""
    rows = (
        Publication.objects.filter(language=language, withdrawn_at=None)
        .order_by("kind", "sort_key")
        .values_list("title", "path")
    )
    found: dict[str, list[Node]] = defaultdict(list)
    for title, path in rows:
        if path not in known:
            above = path.rstrip("/").rpartition("/")[0] + "/"
            found[above].append(Node(title, path))
    return found
