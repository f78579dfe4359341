"""Small typesetting rules of each language, applied when a page is drawn."""

import re

NO_BREAK_SPACE = "\u00a0"

# A one-letter word must not end a line in Polish and Ukrainian; "2008 r." and
# "2008 р." stay together; a dash does not begin a line.
ONE_LETTER = {
    "pl": re.compile(r"(?<![^\s(„«\u00a0])([aiouwzAIOUWZ])\s"),
    "uk": re.compile(r"(?<![^\s(„«\u00a0])([аіоувзйяєАІОУВЗЙЯЄ])\s"),
}
YEAR_MARK = re.compile(r"(\d)\s(r\.|р\.|roku|році|року|рр\.)")
# "22 stycznia 2027": the day and its month are one thing.
DAY = re.compile(r"(?<!\d)(\d{1,2})\s(?=[^\W\d_]{3,}\s\d{4})")
DASH = re.compile(r"\s([–—])\s")
TAG = re.compile(r"(<[^>]*>)")


def typeset(text: str, language: str) -> str:
    """Put no-break spaces where the language wants them; text, not HTML."""
    if pattern := ONE_LETTER.get(language):
        # Twice: the space after one short word is what precedes the next.
        text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
        text = pattern.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = YEAR_MARK.sub(rf"\1{NO_BREAK_SPACE}\2", text)
    text = DAY.sub(rf"\1{NO_BREAK_SPACE}", text)
    return DASH.sub(rf"{NO_BREAK_SPACE}\1 ", text)


def typeset_html(html: str, language: str) -> str:
    """Typeset the text between the tags of an HTML fragment."""
    parts = TAG.split(html)
    return "".join(
        part if part.startswith("<") else typeset(part, language) for part in parts
    )
