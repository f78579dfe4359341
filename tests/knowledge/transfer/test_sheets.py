"""Files that are broken, too large, a trap, or just as people make them."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from knowledge.transfer.sheets import Encoding, SheetError, read_sheet
from knowledge.transfer.sheets import sheet as limits
from tests.knowledge.transfer.tables import saved, upload, with_part, workbook

GOOD = workbook(["Tytuł", "Rok"], ["Krąg", 2019])
SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes | str, name: str = "table.xlsx", **options):
    return read_sheet(upload(content, name), **options)


def reason(content: bytes | str, name: str = "table.xlsx", **options) -> str:
    with pytest.raises(SheetError) as raised:
        read(content, name, **options)
    assert raised.value.messages[0]
    return str(raised.value.code)


def test_two_hundred_thousand_rows_are_refused_not_read() -> None:
    text = "Tytuł\n" + "\n".join(f"Praktyka {n}" for n in range(200_000))
    assert reason(text, "table.csv") == "too_many_rows"
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(limits.MOST_ROWS + 2):
        sheet.append([f"Praktyka {number}"])
    assert reason(saved(book)) == "too_many_rows"


def test_a_sheet_that_goes_on_forever_is_not_followed() -> None:
    rows = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr">'
        b'<is><t>a</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    assert reason(with_part(GOOD, SHEET, rows)) == "too_many_rows"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = with_part(GOOD, SHEET, b" " * (70 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert reason(bomb) == "bomb"


def test_many_small_parts_are_a_bomb_too() -> None:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(600):
            archive.writestr(f"x/{number}", "")
    assert reason(file.getvalue()) == "bomb"


def test_xml_that_multiplies_itself_is_refused() -> None:
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    assert reason(with_part(GOOD, SHEET, laughs)) == "broken"


@pytest.mark.parametrize(
    "content",
    [GOOD[:-200], b"PK\x03\x04 nothing", with_part(GOOD, SHEET, b"<worksheet>")],
    ids=["cut", "not-a-zip", "bad-xml"],
)
def test_a_damaged_workbook_is_told(content: bytes) -> None:
    assert reason(content) == "broken"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (GOOD, "table.csv", "disguised"),
        (b"a,b\n1,2", "table.xlsx", "disguised"),
        (b"a,b\n1,2", "table.pdf", "unknown_format"),
        (b"\xd0\xcf\x11\xe0rest", "table.xls", "old_workbook"),
        (b"", "table.csv", "empty"),
        (b"\n;;\n", "table.csv", "empty"),
        (b"a;b\n", "table.csv", "no_rows"),
        (b"a;b\n1;2;3", "table.csv", "ragged"),
        (b'a;b\n"1;2', "table.csv", "broken"),
        (b"a;b\n1;\0", "table.csv", "binary"),
        (b"a\n" + b"x" * 20_001, "table.csv", "too_long"),
        (
            ",".join("abc" for _ in range(101)).encode() + b"\n1",
            "t.csv",
            "too_many_columns",
        ),
        (b"x" * (limits.MOST_BYTES + 1), "table.csv", "too_large"),
    ],
)
def test_what_is_no_table_is_told(content: bytes, name: str, code: str) -> None:
    assert reason(content, name) == code


def test_merged_cells_are_named() -> None:
    book = Workbook()
    book.active.append(["Tytuł", "Rok"])
    book.active.append(["Krąg", 2019])
    book.active.merge_cells("A2:A3")
    with pytest.raises(SheetError, match="A2:A3"):
        read(saved(book))


@pytest.mark.parametrize("encoding", [Encoding.WINDOWS_1250, Encoding.ISO_8859_2])
def test_another_encoding_is_asked_for_never_guessed(encoding: Encoding) -> None:
    content = "Tytuł;Miejsce\nŻółć;Łódź".encode(encoding.value)
    assert reason(content, "table.csv") == "encoding"
    found = read(content, "table.csv", encoding=encoding)
    assert found.headings == ["Tytuł", "Miejsce"]
    assert found.rows[0].cells == ["Żółć", "Łódź"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_unicode_is_read_with_any_delimiter(encoding: str, delimiter: str) -> None:
    content = f'Назва{delimiter}Рік\n"Коло\nдруге"{delimiter}2019'.encode(encoding)
    found = read(content, "table.csv")
    assert found.headings == ["Назва", "Рік"]
    assert found.rows[0].cells == ["Коло\nдруге", "2019"]


def test_numbers_and_dates_are_read_as_people_type_them() -> None:
    day = datetime.datetime(2019, 4, 30)
    content = workbook(
        ["a", "b", "c", "d", "e"], [2019.0, 1.5, day, True, " x "], [None] * 5, ["y"]
    )
    rows = read(content).rows
    assert rows[0].cells == ["2019", "1.5", "2019-04-30", "1", "x"]
    assert (rows[1].number, rows[1].cells) == (4, ["y", "", "", "", ""])


def test_formulas_are_noticed_in_both_formats() -> None:
    assert read(workbook(["a", "b"], ["x", "=1+1"])).rows[0].formulas == [1]
    csv = read("a;b\nx;=1+1\n'=1;-2", "table.csv")
    assert [row.formulas for row in csv.rows] == [[1], []]
    # What an export made harmless is read as it was.
    assert csv.rows[1].cells == ["=1", "-2"]
