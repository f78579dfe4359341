"""In which language the title of a cited source is.

Sources are cited as they are called, in every language of the site alike. Speech
needs to know how to read such a title, and nobody should have to say so each time.
"""

import re
from urllib.parse import urlsplit

# Letters that only one of the languages our sources are in has.
LETTERS = {
    "pl": re.compile(r"[ąćęłńśźż]", re.IGNORECASE),
    "uk": re.compile(r"[а-щьюяєіїґ]", re.IGNORECASE),
    "fr": re.compile(r"[àâçèéêëîïôùû]", re.IGNORECASE),
}
# Short words between the names a title is made of.
WORDS = {
    "pl": re.compile(r"\b(dla|do|na|oraz|przez|się|w|z)\b"),
    "en": re.compile(r"\b(and|for|in|of|on|the|with)\b"),
    "fr": re.compile(r"\b(de|des|du|et|la|le|les)\b"),
}
COUNTRIES = {".pl": "pl", ".ua": "uk", ".fr": "fr", ".uk": "en"}


def title_language(title: str, address: str = "") -> str:
    """Return the language code of a source's title, "" when nothing tells.

    Args:
        title: The title as it is cited.
        address: Where the source is; its country decides when letters do not.
    """
    for clues in (LETTERS, WORDS):
        for language, clue in clues.items():
            if clue.search(title):
                return language
    # A name of one word, or an address, is read alike everywhere.
    if " " not in title.strip():
        return ""
    host = urlsplit(address).hostname or ""
    return next((code for end, code in COUNTRIES.items() if host.endswith(end)), "")
