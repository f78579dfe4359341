"""Links between the documents, and to the project's files, lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.layout.project import ROOT, project_files, relative

DOCUMENTS = sorted(
    path
    for path in project_files(".md")
    if path.parent == ROOT
    or path.relative_to(ROOT).parts[0] in {"docs", "deploy", "examples"}
)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
PAGE = re.compile(r"^[a-z]+:")


def anchors(path: Path) -> set[str]:
    """Return the anchors that hosts of repositories give to headings."""
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(text)
    }


def broken_links(document: Path) -> list[str]:
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    broken = []
    for link in LINK.findall(text):
        if PAGE.match(link):
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    return broken


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_links_lead_somewhere(document: Path):
    assert broken_links(document) == []


def test_every_document_can_be_reached_from_the_readme():
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        reached.add(document)
        text = FENCED.sub("", document.read_text(encoding="utf-8"))
        links = [link.partition("#")[0] for link in LINK.findall(text)]
        found = {(document.parent / link).resolve() for link in links if link}
        waiting += sorted(
            path for path in found - reached if path.suffix == ".md" and path.is_file()
        )
    assert [relative(path) for path in DOCUMENTS if path not in reached] == []


def test_every_picture_is_shown():
    shown = {
        (document.parent / link).resolve()
        for document in DOCUMENTS
        for link in LINK.findall(document.read_text(encoding="utf-8"))
    }
    pictures = (ROOT / "docs" / "images").glob("*.png")
    assert [relative(path) for path in pictures if path not in shown] == []


def test_pictures_stay_small():
    pictures = (ROOT / "docs" / "images").glob("*.png")
    assert sum(path.stat().st_size for path in pictures) < 1_500_000
