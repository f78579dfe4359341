"""From a question to what is looked for in the tables of a language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import Word, analyse
from search.embedded.phrases import BEGINNING, Phrase, any_form, label_form, quoted
from search.query import Question, Wanted, analysed


@dataclass(frozen=True, slots=True)
class Part:
    """What must or must not occur: any of some keys, or of some expressions."""

    phrases: Sequence[Phrase] = ()
    expressions: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question looks for in a language.

    Attributes:
        scored: Keys of which any makes a version an answer, a better one the more.
        meant: Keys of words that mean the same: they count for less.
        required: Parts that must all occur; they are scored as well.
        excluded: Expressions of which none may occur.
        words: The words of the question, required ones too.
    """

    scored: Sequence[Phrase] = ()
    meant: Sequence[Phrase] = ()
    required: Sequence[Part] = ()
    excluded: Sequence[str] = ()
    words: Sequence[Word] = ()

    def __bool__(self) -> bool:
        """Say whether anything is looked for."""
        return bool(self.scored or self.meant or self.required)


def asked(
    question: Question, language: str, reader: str, added: Sequence[str] = ()
) -> Asked:
    """Return what to look for in the table of a language.

    Concept labels are asked for in the reader's language. `added` are beginnings
    of words that are searched for beside a mistyped one.
    """
    scored = [
        phrase
        for word in analysed(question.optional, language, reader)
        for phrase in any_form(word)
    ]
    scored += [Phrase(BEGINNING, beginning) for beginning in added]
    scored += [label_form(word) for word in analysed(question.optional, reader, reader)]
    meant = [
        phrase
        for word in analysed(question.meant_in(language), language, language)
        for phrase in any_form(word)
        if phrase not in scored
    ]
    required = [
        part
        for wanted in question.required
        if (part := _required(wanted, language, reader))
    ]
    if question.required and not required:
        return Asked()
    excluded = [
        expression
        for wanted in question.excluded
        for expression in exact(wanted, language)
    ]
    words = analysed(question.wanted_words, language, reader)
    return Asked(
        list(dict.fromkeys(scored)),
        list(dict.fromkeys(meant)),
        required,
        excluded,
        words,
    )


def _required(wanted: Wanted, language: str, reader: str) -> Part | None:
    """Return a part that must occur; a phrase by its words in order."""
    if len(wanted.words) == 1 and not wanted.quoted:
        word = analyse(wanted.words[0], language)
        if not word.folded:
            return None
        label = label_form(analyse(wanted.words[0], reader))
        return Part(phrases=[*any_form(word), label])
    expressions = exact(wanted, language)
    return Part(expressions=expressions) if expressions else None


def exact(wanted: Wanted, language: str) -> list[str]:
    """Return the expressions of words in order, as written or inflected."""
    words = [
        word for word in (analyse(w, language) for w in wanted.words) if word.folded
    ]
    if not words:
        return []
    folded = quoted(" ".join(word.folded for word in words))
    stems = quoted(" ".join(word.stem for word in words))
    return [f"{{t b}} : {folded}", f"{{ts bs}} : {stems}"]


def any_of(expressions: Iterable[str]) -> str:
    """Return the expression that any of some satisfies."""
    return " OR ".join(dict.fromkeys(expressions))
