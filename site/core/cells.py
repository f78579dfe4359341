"""Texts on their way into and out of spreadsheet cells."""

import re

# A spreadsheet program runs what begins like this.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "'"
# XML and spreadsheets have no place for them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# The most letters a cell of a spreadsheet program holds.
LONGEST_CELL = 32_767


def plain_cell(value: str) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    text = CONTROL.sub("", value)
    return f"{MARK}{text}" if text.startswith(FORMULA) else text


def read_cell(value: str) -> str:
    """Return the text that `plain_cell` was given, without spaces around."""
    text = CONTROL.sub("", value.replace("\r\n", "\n")).strip()
    marked = text.startswith(MARK) and text[1:].startswith(FORMULA)
    return text[1:] if marked else text
