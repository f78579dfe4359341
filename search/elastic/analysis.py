"""How Elasticsearch reads texts and questions: the settings of one language's index.

Every language has the same chain; only the dictionary and the maps of Ukrainian
letters differ. Order matters: hunspell needs capitals, marks and ґ (lower-cased
"Київ" becomes "кий", a cue), so folding comes after it; apostrophes are made equal
before it, because dictionaries know one of them and the tokenizer splits words at
another. The folded beginning of the written word stands beside the stem: it survives
missing diacritics and endings no dictionary knows.

The dictionaries lie on every node (see `deploy/elasticsearch/`): without them the
server refuses to make the index.
"""

from typing import Any

from search.analysis import APOSTROPHES, PREFIX, SOUND

# Names of the analysers, as mappings and queries use them.
STANDARD = "std"  # words as written, folded
STEM = "stem"  # words as written and their stems
STEM_ONLY = "suggest"  # stems alone: what the speller is asked with
BEGINNING = "trunc"  # the first letters of every word
COMPLETION = "ac"  # every beginning of a word; ask with STANDARD

DICTIONARIES = {"pl": "pl_PL", "uk": "uk_UA", "en": "en_US"}
# Shorter and longer beginnings are not offered while typing, in letters.
COMPLETION_FROM, COMPLETION_TO = 2, 15

SOFT_HYPHEN = "\u00ad"
# Only in Ukrainian: elsewhere it is the mark of a decomposed letter.
STRESS_MARK = "\u0301"
# Ukrainian typed on a Russian keyboard: the same keys.
KEYS = {"ы": "і", "э": "є", "ъ": "ї"}


def index_settings(language: str) -> dict[str, Any]:
    """Return the settings of a language's index, without mappings."""
    return {
        "number_of_shards": 1,
        # One copy as soon as there is a second node, none on a single one.
        "auto_expand_replicas": "0-1",
        "analysis": {
            "char_filter": _char_filters(language),
            "filter": _filters(language),
            "analyzer": _analysers(),
        },
    }


def _analysers() -> dict[str, Any]:
    plain = ["lowercase", "asciifolding", "plain_g"]
    stems = ["dictionary", *plain, "remove_duplicates"]
    return {
        STANDARD: _analyser("exact", plain),
        STEM: _analyser("exact", ["keyword_repeat", *stems]),
        STEM_ONLY: _analyser("exact", stems),
        BEGINNING: _analyser("loose", ["lowercase", "asciifolding", "beginning"]),
        COMPLETION: _analyser("exact", [*plain, "completion"]),
    }


def _analyser(letters: str, filters: list[str]) -> dict[str, Any]:
    return {
        "type": "custom",
        "tokenizer": "standard",
        "char_filter": [letters],
        "filter": filters,
    }


def _filters(language: str) -> dict[str, Any]:
    return {
        "dictionary": {
            "type": "hunspell",
            "locale": DICTIONARIES[language],
            "dedup": True,
        },
        # After the dictionary: it knows ґанок, not ганок.
        "plain_g": {"type": "pattern_replace", "pattern": "ґ", "replacement": "г"},
        "beginning": {"type": "truncate", "length": PREFIX},
        "completion": {
            "type": "edge_ngram",
            "min_gram": COMPLETION_FROM,
            "max_gram": COMPLETION_TO,
        },
    }


def _char_filters(language: str) -> dict[str, Any]:
    """Return the maps of letters: what the dictionary reads and what sounds alike."""
    exact = {SOFT_HYPHEN: ""}
    loose = {SOFT_HYPHEN: ""}
    if language == "uk":
        exact |= {STRESS_MARK: "", **dict.fromkeys(APOSTROPHES, "'")}
        exact |= _both_cases(KEYS)
        loose |= {STRESS_MARK: "", **dict.fromkeys(APOSTROPHES, "")}
        loose |= _both_cases({chr(letter): base for letter, base in SOUND.items()})
    return {"exact": _mapping(exact), "loose": _mapping(loose)}


def _both_cases(letters: dict[str, str]) -> dict[str, str]:
    capitals = {letter.upper(): base.upper() for letter, base in letters.items()}
    return letters | capitals


def _mapping(letters: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "mapping",
        "mappings": [f"{written}=>{read}" for written, read in letters.items()],
    }
