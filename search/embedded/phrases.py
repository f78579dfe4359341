"""What is looked for in the tables of words."""

from dataclasses import dataclass

from search.analysis import PREFIX, Word

# The beginning of a written word, the stem of a word, the beginning of a label's word.
BEGINNING, STEM, LABEL = "p", "s", "c"
COLUMNS = {BEGINNING: "t b", STEM: "ts bs", LABEL: "c"}


@dataclass(frozen=True, order=True, slots=True)
class Phrase:
    """A key of a word and where it is looked for."""

    sort: str
    key: str

    @property
    def expression(self) -> str:
        """Return the FTS5 expression; everything is quoted, no syntax leaks."""
        return self.within(COLUMNS[self.sort])

    def within(self, columns: str) -> str:
        """Return the expression for some columns.

        Beginnings that are shorter than others are whole words.
        """
        star = "*" if self.sort != STEM and len(self.key) >= PREFIX else ""
        return f"{{{columns}}} : {quoted(self.key)}{star}"


def any_form(word: Word) -> list[Phrase]:
    """Match a word by its beginning as written, or by its stem."""
    return [Phrase(BEGINNING, word.beginning), Phrase(STEM, word.stem)]


def label_form(word: Word) -> Phrase:
    """Match the label of one of the record's concepts."""
    return Phrase(LABEL, word.beginning)


def quoted(text: str) -> str:
    """Return an FTS5 string."""
    return '"' + text.replace('"', '""') + '"'
