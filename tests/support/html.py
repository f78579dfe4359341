"""A page's HTML as tests ask about it: parsed once, kept small.

The tree itself is thrown away after one walk, so that hundreds of pages can be
held at the same time.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

import html5lib

parse = partial(html5lib.parse, treebuilder="etree", namespaceHTMLElements=False)

# Attributes that name ids of the same document.
REFERENCES = (
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
)
SPOKEN = ("alt", "aria-label", "placeholder", "title")
ADDRESSES = {
    "a": "href",
    "form": "action",
    "iframe": "src",
    "image": "href",
    "img": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "use": "href",
    "video": "src",
}
SILENT = {"script", "style", "template"}


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text and the language it is marked as."""

    value: str
    language: str
    tag: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a document names."""

    tag: str
    address: str
    relation: str = ""


@dataclass(slots=True)
class Document:
    """What the tests need to know of one page."""

    language: str = ""
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    references: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)
    images_without_alt: list[str] = field(default_factory=list)
    breadcrumb: list[str] = field(default_factory=list)
    structured_data: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title, with usual spaces."""
        return plain(self.titles[0]) if self.titles else ""

    @property
    def canonical(self) -> str:
        """The address the page gives as its own."""
        return next(
            (link.address for link in self.links if link.relation == "canonical"), ""
        )

    @property
    def indexable(self) -> bool:
        """Say whether search engines may list the page."""
        return "noindex" not in self.metadata.get("robots", "")

    @property
    def broken_references(self) -> list[tuple[str, str]]:
        """Attributes that name an id the document does not have."""
        return [pair for pair in self.references if pair[1] not in self.ids]


def plain(text: str) -> str:
    """Return a text with single usual spaces and without soft hyphens."""
    return re.sub(r"\s+", " ", text.replace("\xad", "")).strip()


def read(source: str | bytes) -> Document:
    """Read a page."""
    document = Document()
    _Reader(document).visit(parse(source), language="", within="")
    return document


def content(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(element.itertext())


class _Reader:
    """Walks a tree once and fills a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def visit(self, element: Element, language: str, within: str) -> None:
        tag = str(element.tag).rpartition("}")[2]
        attributes = dict(_attributes(element))
        language = attributes.get("lang", language)
        if tag == "svg":
            within = "svg"
        if tag == "nav" and "breadcrumb" in attributes.get("class", "").split():
            within = "breadcrumb"
        self._note(tag, element, attributes, language, within)
        if tag in SILENT:
            return
        self._say(element.text, language, tag)
        for child in element:
            if isinstance(child.tag, str):
                self.visit(child, language, within)
            self._say(child.tail, language, tag)

    def _say(self, value: str | None, language: str, tag: str) -> None:
        if value and (text := plain(value)):
            self.document.texts.append(Text(text, language, tag))

    def _note(
        self,
        tag: str,
        element: Element,
        attributes: dict[str, str],
        language: str,
        within: str,
    ) -> None:
        self._note_names(attributes, language)
        self._note_links(tag, attributes, within)
        document = self.document
        if tag == "html":
            document.language = language
        elif tag == "title" and within != "svg":
            document.titles.append(content(element))
        elif tag == "h1":
            document.headings.append(plain(content(element)))
        elif tag == "meta" and "name" in attributes:
            document.metadata[attributes["name"]] = attributes.get("content", "")
        elif tag == "img" and "alt" not in attributes:
            document.images_without_alt.append(attributes.get("src", ""))
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            document.structured_data.append(content(element))

    def _note_names(self, attributes: dict[str, str], language: str) -> None:
        if name := attributes.get("id"):
            self.document.ids[name] += 1
        for attribute in REFERENCES:
            for name in attributes.get(attribute, "").split():
                self.document.references.append((attribute, name))
        for attribute in SPOKEN:
            self._say(attributes.get(attribute), language, f"@{attribute}")

    def _note_links(self, tag: str, attributes: dict[str, str], within: str) -> None:
        document = self.document
        if address := attributes.get(ADDRESSES.get(tag, "")):
            relation = attributes.get("rel", "") or attributes.get("method", "")
            document.links.append(Link(tag, address, relation))
            if relation == "alternate" and "hreflang" in attributes:
                document.alternates[attributes["hreflang"]] = address
            if within == "breadcrumb" and tag == "a":
                document.breadcrumb.append(address)
        for candidate in attributes.get("srcset", "").split(","):
            if candidate.strip():
                document.links.append(Link(tag, candidate.split()[0]))


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        yield str(name).rpartition("}")[2].rpartition(":")[2], value
