"""Visits everything the public site links to, by Django's test client.

Answers are read one after another in one process: no server, no browser.
"""

import hashlib
import logging
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

from defusedxml import ElementTree
from django.conf import settings
from django.test import Client

from core.languages import LANGUAGE_CODES
from tests.support import html

SITEMAP = "/sitemap.xml"
MOST_REDIRECTS = 5
MOST_VISITS = 6000
HOSTS = {"", "testserver", urlsplit(settings.SITE_URL).netloc}
ELSEWHERE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
FILES = (settings.STATIC_URL, settings.MEDIA_URL)
# Reading on in a list is worth a visit each; other parameters are tried one at
# a time, not in every combination.
PAGING = {"page", "cursor"}


@dataclass(slots=True)
class Visit:
    """An address and what it answered."""

    address: str
    status: int
    content_type: str = ""
    location: str = ""
    document: html.Document | None = None
    body: bytes = b""
    found_on: set[str] = field(default_factory=set)

    @property
    def path(self) -> str:
        """The address without its query."""
        return urlsplit(self.address).path

    @property
    def language(self) -> str:
        """The language the address promises."""
        return self.path.split("/")[1]

    @property
    def sources(self) -> str:
        """Up to three places that link here, for messages."""
        return ", ".join(sorted(self.found_on)[:3])


@dataclass(slots=True)
class Crawl:
    """Everything that was visited, by address."""

    visits: dict[str, Visit] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    fragments: dict[tuple[str, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    sitemap: dict[str, dict[str, str]] = field(default_factory=dict)

    def pages(
        self, *, with_query: bool = False
    ) -> Iterator[tuple[Visit, html.Document]]:
        """Yield the pages in address order."""
        for address in sorted(self.visits):
            visit = self.visits[address]
            if visit.document is not None and (with_query or "?" not in address):
                yield visit, visit.document

    def end_of(self, address: str) -> Visit:
        """Return the visit at the end of an address's redirects."""
        visit = self.visits[address]
        for _step in range(MOST_REDIRECTS):
            if not visit.location:
                return visit
            visit = self.visits[visit.location]
        return visit


def internal(address: str, base: str) -> str | None:
    """Return an address of this site without host, None for any other."""
    if ELSEWHERE.match(address):
        return None
    parts = urlsplit(urljoin(base, address))
    if parts.netloc not in HOSTS:
        return None
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.path or '/'}{query}{fragment}"


Look = Callable[[str, bytes], None]


def crawl(look: Look | None = None, until: Callable[[], bool] | None = None) -> Crawl:
    """Visit the site from its front pages and its site map.

    Args:
        look: Called with every address and its answer, which is not kept.
        until: Says that enough has been seen; without it everything is visited.
    """
    log = logging.getLogger("django.request")
    before = log.level
    # What does not answer is told by the tests, once.
    log.setLevel(logging.CRITICAL)
    try:
        return _Crawler(look, until or (lambda: False)).run()
    finally:
        log.setLevel(before)


class _Crawler:
    def __init__(self, look: Look | None, until: Callable[[], bool]) -> None:
        self.look = look
        self.until = until
        # A fault becomes an answer 500, and the crawl goes on.
        self.client = Client(raise_request_exception=False)
        self.result = Crawl()
        self.waiting: deque[str] = deque()

    def run(self) -> Crawl:
        for code in LANGUAGE_CODES:
            self.add(f"/{code}/", found_on="")
        self.read_sitemap()
        while self.waiting and not self.until():
            assert len(self.result.visits) < MOST_VISITS, "The site never ends."
            self.visit(self.waiting.popleft())
        return self.result

    def read_sitemap(self) -> None:
        for address in (SITEMAP, "/robots.txt", "/"):
            self.add(address, found_on="")
        response = self.client.get(SITEMAP)
        assert response.status_code == 200, f"{SITEMAP}: {response.status_code}"
        self.result.sitemap = dict(sitemap_entries(response.content))
        for address in self.result.sitemap:
            self.add(address, found_on=SITEMAP)

    def add(self, address: str, *, found_on: str) -> None:
        """Put an address on the list, unless it is there or leads elsewhere."""
        found = internal(address, f"http://testserver{found_on or '/'}")
        if found is None:
            return
        page, fragment = urldefrag(found)
        if fragment:
            self.result.fragments[page, unquote(fragment)].add(found_on)
        if page.startswith(FILES):
            self.result.files[unquote(page)].add(found_on)
            return
        if page not in self.result.visits:
            if one_parameter_too_many(page, found_on):
                return
            self.result.visits[page] = Visit(page, status=0)
            self.waiting.append(page)
        if found_on:
            self.result.visits[page].found_on.add(found_on)

    def visit(self, address: str) -> None:
        """Ask for an address and note where it leads."""
        visit = self.result.visits[address]
        response = self.client.get(address)
        visit.status = response.status_code
        visit.content_type = response.headers.get("Content-Type", "").split(";")[0]
        if 300 <= visit.status < 400:
            target = internal(
                response.headers["Location"], f"http://testserver{address}"
            )
            if target is not None:
                visit.location = urldefrag(target).url
                self.add(visit.location, found_on=address)
            return
        body = b"".join(response) if response.streaming else response.content
        if self.look:
            self.look(address, body)
        # Only the languages' own addresses are the site's pages; the API's manual
        # is its library's.
        if (
            visit.content_type == "text/html"
            and visit.language in LANGUAGE_CODES
            and visit.status == 200
        ):
            visit.document = read(body)
            self.add_all(links_to_follow(visit.document), found_on=address)
        else:
            visit.body = body

    def add_all(self, addresses: Iterable[str], *, found_on: str) -> None:
        for address in addresses:
            self.add(address, found_on=found_on)


# Pages as they were read, by what they said: a second crawl meets most of them again.
_read: dict[bytes, html.Document] = {}


def read(body: bytes) -> html.Document:
    """Read a page, unless one that says the very same was read before."""
    digest = hashlib.sha256(body).digest()
    if digest not in _read:
        _read[digest] = html.read(body.decode())
    return _read[digest]


def links_to_follow(document: html.Document) -> Iterator[str]:
    """Yield the addresses of a page that can be asked for."""
    for link in document.links:
        # A form that sends is no link; one that asks leads to a page.
        if link.tag == "form" and link.relation.lower() == "post":
            continue
        yield link.address


def one_parameter_too_many(address: str, found_on: str) -> bool:
    """Say whether an address only combines what was tried already."""
    own = set(parse_qs(urlsplit(address).query)) - PAGING
    before = set(parse_qs(urlsplit(found_on).query)) - PAGING
    return bool(before) and bool(own) and (len(own) > 1 or own != before)


def sitemap_entries(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every address of a site map with its alternates by language."""
    for entry in ElementTree.fromstring(body):
        address, alternates = "", {}
        for child in entry:
            name = str(child.tag).rpartition("}")[2]
            if name == "loc":
                address = urlsplit((child.text or "").strip()).path
            elif name == "link":
                alternates[child.attrib["hreflang"]] = child.attrib["href"]
        yield address, alternates
