"""Readable ASCII slugs, by each language's own rules.

Ukrainian follows the national romanisation of 2010 (Cabinet of Ministers,
resolution 55): some letters are written differently at the start of a word,
"зг" becomes "zgh", the soft sign and the apostrophe are left out.
"""

import re
import unicodedata

WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e",
    "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "",
}  # fmt: skip
LATIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)
APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`\u00b4\u2032]")
LONGEST = 80


def romanise_ukrainian(text: str) -> str:
    """Return Ukrainian text in Latin letters (lower case)."""
    lowered = APOSTROPHES.sub("", unicodedata.normalize("NFC", text).lower())
    lowered = lowered.replace("зг", "zgh")
    result: list[str] = []
    previous = " "
    for letter in lowered:
        if letter in WORD_START and not previous.isalnum():
            result.append(WORD_START[letter])
        else:
            result.append(LETTERS.get(letter, letter))
        previous = letter
    return "".join(result)


def slugify_ascii(text: str, language: str = "pl") -> str:
    """Return a lower-case ASCII slug of at most 80 characters, or "".

    Any script may occur in any language: a Polish title may name Київ.
    """
    folded = romanise_ukrainian(text).translate(LATIN)
    ascii_text = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore")
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text.decode().lower()).strip("-")
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit("-", 1)[0]
