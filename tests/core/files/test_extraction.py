"""Files are read page by page; bad ones end in a state and harm nothing."""

import pytest

from core.file_text.extraction import extract
from core.file_text.states import MOST_PAGES, TextState
from tests.core.files import makers


def test_pages_of_a_pdf_keep_their_numbers():
    found = extract(makers.pdf(["First words", "", "Third words"]), "pdf", "en")
    assert found.state == TextState.READ
    assert found.pages == [(1, "First words"), (3, "Third words")]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("docx", makers.docx("Zażółć gęślą", "Дорадництво")),
        ("odt", makers.odt("Zażółć gęślą", "Дорадництво")),
        ("txt", "Zażółć gęślą\nДорадництво".encode()),
        ("txt", "Zażółć gęślą\nДорадництво".encode("utf-16")),
        ("html", "<p>Zażółć gęślą</p>\n<script>x</script>Дорадництво".encode()),
    ],
)
def test_texts_without_pages(kind, content):
    found = extract(content, kind, "pl")
    assert (found.state, found.pages) == (
        TextState.READ,
        [(None, "Zażółć gęślą Дорадництво")],
    )


def test_slides_are_numbered():
    found = extract(makers.pptx("Jeden", "Dwa"), "pptx", "pl")
    assert found.pages == [(1, "Jeden"), (2, "Dwa")]


def test_old_text_files_are_read_in_the_way_of_their_language():
    assert extract("Łódź".encode("cp1250"), "txt", "pl").pages == [(None, "Łódź")]
    assert extract("Київ".encode("cp1251"), "txt", "uk").pages == [(None, "Київ")]


@pytest.mark.parametrize(
    ("kind", "content", "state"),
    [
        ("pdf", makers.locked_pdf("Hidden"), TextState.ENCRYPTED),
        ("docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, TextState.ENCRYPTED),
        ("pdf", b"", TextState.BROKEN),
        ("pdf", makers.pdf(["Words"])[:200], TextState.BROKEN),
        ("docx", makers.docx("Words")[:-300], TextState.BROKEN),
        ("odt", makers.docx("Words"), TextState.BROKEN),
        ("docx", makers.word_archive(b"<open>"), TextState.BROKEN),
        ("docx", makers.entity_bomb(), TextState.BROKEN),
        ("docx", makers.outside_entity(), TextState.BROKEN),
        ("docx", makers.zip_bomb(), TextState.TOO_MUCH),
        ("pdf", makers.pdf([""]), TextState.EMPTY),
        ("txt", b" \n ", TextState.EMPTY),
        ("xlsx", b"PK\x03\x04", TextState.UNSUPPORTED),
    ],
)
def test_bad_files_end_in_a_state(kind, content, state):
    found = extract(content, kind, "pl")
    assert (found.state, found.pages) == (state, [])


def test_deep_nesting_ends_in_a_state():
    assert extract(makers.deep_nesting(), "docx", "pl").pages == []


def test_a_file_of_too_many_pages_is_read_in_part():
    found = extract(makers.pdf(["Words"] * (MOST_PAGES + 5)), "pdf", "en")
    assert found.state == TextState.PARTLY
    assert len(found.pages) == MOST_PAGES
