"""From a question to an FTS5 expression; everything is quoted, no syntax leaks."""

from collections.abc import Iterable, Sequence

from search.analysis import PREFIX, Word, analyse
from search.query import Question, Wanted, analysed


def match_expression(
    question: Question, language: str, reader: str, added: Sequence[str] = ()
) -> str:
    """Return the expression for the table of a language; "" finds nothing.

    Concept labels are asked for in the reader's language. `added` are beginnings
    of words that are searched for beside a mistyped one.
    """
    words = analysed(question.optional, language, reader)
    optional = [any_form(word) for word in words]
    optional += [begins(beginning) for beginning in added]
    optional += [
        concept_form(word) for word in analysed(question.optional, reader, reader)
    ]
    required = [
        expression
        for part in question.required
        if (expression := exact(part, language, reader))
    ]
    excluded = [
        expression
        for part in question.excluded
        if (expression := exact(part, language, reader, excluding=True))
    ]
    if question.required and not required:
        return ""
    wanted = _combine(required, optional)
    if wanted and excluded:
        return f"({wanted}) NOT ({_any(excluded)})"
    return wanted


def _combine(required: list[str], optional: list[str]) -> str:
    """Return what must occur, ranked higher by what may occur."""
    if not required:
        return _any(optional)
    must = " AND ".join(f"({expression})" for expression in required)
    if not optional:
        return must
    return f"({must} AND ({_any(optional)})) OR ({must})"


def _any(expressions: Iterable[str]) -> str:
    return " OR ".join(dict.fromkeys(expressions))


def any_form(word: Word) -> str:
    """Match a word by its beginning as written, or by its stem."""
    return f"{begins(word.folded[:PREFIX])} OR {{ts bs}} : {quoted(word.stem)}"


def begins(beginning: str) -> str:
    """Match words by their first letters; short words whole."""
    star = "*" if len(beginning) >= PREFIX else ""
    return f"{{t b}} : {quoted(beginning)}{star}"


def concept_form(word: Word) -> str:
    """Match the label of one of the record's concepts."""
    beginning = word.folded[:PREFIX]
    star = "*" if len(beginning) >= PREFIX else ""
    return f"{{c}} : {quoted(beginning)}{star}"


def exact(part: Wanted, language: str, reader: str, *, excluding: bool = False) -> str:
    """Match a required or excluded part: a phrase by its words in order."""
    words = [word for word in (analyse(w, language) for w in part.words) if word.folded]
    if not words:
        return ""
    if len(words) == 1 and not part.quoted and not excluding:
        return f"{any_form(words[0])} OR {concept_form(analyse(part.words[0], reader))}"
    folded = quoted(" ".join(word.folded for word in words))
    stems = quoted(" ".join(word.stem for word in words))
    return f"{{t b}} : {folded} OR {{ts bs}} : {stems}"


def quoted(text: str) -> str:
    """Return an FTS5 string."""
    return '"' + text.replace('"', '""') + '"'
