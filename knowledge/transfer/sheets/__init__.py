"""Reading an uploaded table, whoever made it: bounded, and never trusted."""

from knowledge.transfer.sheets.reading import read_sheet
from knowledge.transfer.sheets.sheet import Encoding, Sheet, SheetError, SheetRow

__all__ = ["Encoding", "Sheet", "SheetError", "SheetRow", "read_sheet"]
