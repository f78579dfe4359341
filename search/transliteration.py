"""How a word sounds in the other script: names, and words that languages share.

"Nawara" is written "Навара", "partnerstwo" "партнерство". Words are looked for by their
beginnings, so endings need not be right.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.analysis import normalise

# Shorter words meet others by chance, in letters.
LEAST_LENGTH = 4
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Longer pieces first: they are tried in this order.
TO_UKRAINIAN = {
    "szcz": "щ", "dż": "дж", "dź": "дз", "dz": "дз", "sz": "ш", "cz": "ч", "rz": "ж",
    "ch": "х", "ia": "я", "ie": "є", "io": "йо", "iu": "ю", "ią": "йон", "ię": "єн",
    "ja": "я", "je": "є", "ju": "ю", "qu": "кв", "x": "кс", "a": "а", "ą": "он",
    "b": "б", "c": "ц", "ć": "ць", "d": "д", "e": "е", "ę": "ен", "f": "ф", "g": "г",
    "h": "г", "i": "і", "j": "й", "k": "к", "l": "л", "ł": "л", "m": "м", "n": "н",
    "ń": "нь", "o": "о", "ó": "у", "p": "п", "r": "р", "s": "с", "ś": "сь", "t": "т",
    "u": "у", "v": "в", "w": "в", "y": "и", "z": "з", "ź": "зь", "ż": "ж",
}  # fmt: skip
TO_POLISH = {
    "ськ": "sk", "цьк": "ck", "зьк": "zk", "ція": "cja", "ції": "cji", "сія": "sja",
    "ге": "gie", "ке": "kie", "лі": "li", "ль": "l", "ла": "ła", "ло": "ło", "лу": "łu",
    "нь": "n", "сь": "s", "ць": "c", "дж": "dż", "а": "a", "б": "b", "в": "w", "г": "g",
    "ґ": "g", "д": "d", "е": "e", "є": "je", "ж": "ż", "з": "z", "и": "y", "і": "i",
    "ї": "i", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "c", "ч": "cz",
    "ш": "sz", "щ": "szcz", "ь": "", "ю": "ju", "я": "ja",
}  # fmt: skip
TO_ENGLISH = TO_POLISH | {
    "ськ": "sk", "ція": "tion", "ції": "tion", "сія": "sion", "ге": "ge", "ке": "ke",
    "ла": "la", "ло": "lo", "лу": "lu", "кв": "qu", "ко": "co", "ка": "ca", "ку": "cu",
    "кл": "cl", "кр": "cr", "кт": "ct", "дж": "j", "в": "v", "є": "e", "ж": "zh",
    "и": "i", "й": "y", "х": "h", "ч": "ch", "ш": "sh", "ю": "u", "я": "ia",
}  # fmt: skip
# English reads c and y in its own way.
FROM_ENGLISH = TO_UKRAINIAN | {"c": "к", "ch": "ч", "sh": "ш", "ph": "ф", "th": "т"}
FROM_ENGLISH |= {"ce": "це", "ci": "ці", "cy": "ці", "tion": "ція", "sion": "сія"}


@dataclass(frozen=True)
class Script:
    """Letters of one script and what they are in another, by a language's reading."""

    letters: Mapping[str, str]

    @cached_property
    def pieces(self) -> re.Pattern[str]:
        """The letters, several that are read as one before single ones."""
        ordered = sorted(self.letters, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, ordered)))

    def write(self, word: str) -> str:
        """Return a word as it sounds."""
        return self.pieces.sub(lambda found: self.letters[found.group()], word)


SCRIPTS = {
    "pl": [Script(TO_POLISH)],
    "en": [Script(TO_ENGLISH), Script(TO_POLISH)],
    "uk": [Script(TO_UKRAINIAN), Script(FROM_ENGLISH)],
}


def sounding(word: str, language: str) -> Sequence[str]:
    """Return how a word may be written in a language that has another script.

    Nothing for words in the language's own script, and for short ones.
    """
    lowered = normalise(word).lower()
    cyrillic = bool(CYRILLIC.search(lowered))
    if len(lowered) < LEAST_LENGTH or cyrillic == (language == "uk"):
        return []
    if not lowered.isalpha():
        return []
    written = (script.write(lowered) for script in SCRIPTS[language])
    return list(dict.fromkeys(written))
