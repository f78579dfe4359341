"""Sort keys by each language's own alphabet.

Databases order by code point (Ł after Z) or by a collation that not every
server has, so the order is computed here and stored beside the text.
"""

import unicodedata

POLISH = "aąbcćdeęfghijklłmnńoóprqsśtuvwxyzźż"
UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"

# The reader's own script comes first, as in a printed index.
ALPHABETS = {
    "pl": (DIGITS, POLISH, UKRAINIAN),
    "en": (DIGITS, LATIN, UKRAINIAN),
    "uk": (DIGITS, UKRAINIAN, POLISH),
}
RANKS = {
    language: {
        letter: f"{rank:02x}" for rank, letter in enumerate("".join(alphabets), start=1)
    }
    for language, alphabets in ALPHABETS.items()
}
STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "a"})


def sort_key(text: str, language: str) -> str:
    """Return an ASCII key whose code-point order is the language's order.

    Letters foreign to the language sort with their base letter; spaces sort
    before letters and punctuation is ignored.
    """
    ranks = RANKS[language]
    parts: list[str] = []
    for character in unicodedata.normalize("NFC", text).lower():
        if character in ranks:
            parts.append(ranks[character])
        elif character.isspace() or character in "-–—":
            parts.append("00")
        else:
            parts.append(base_rank(character, ranks))
    return "".join(parts)


def base_rank(character: str, ranks: dict[str, str]) -> str:
    """Return the rank of a letter's base letter, or nothing for punctuation."""
    base = unicodedata.normalize("NFD", character.translate(STROKES))[0]
    return ranks.get(base, "")
