"""The indices of the three languages: names, making them, swapping aliases.

`<prefix>-<language>` is the alias that readers ask. Behind it stands
`<prefix>-<language>-<version>-<number>`: the version is a hash of settings and
mapping, the number counts the times it was built. Writers go through an alias of
each index's own, and require it: a write to an index that is gone must not make
the server invent one with a mapping of its own.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Index

from core.languages import LANGUAGE_CODES
from search.elastic.analysis import index_settings
from search.elastic.records import MAPPING, STATE, Record

# Answers may be paged so far; further pages are empty.
WINDOW = 50_000
WRITER = "write"


def settings_of(language: str) -> dict[str, object]:
    """Return the settings of a language's index."""
    return {
        **index_settings(language),
        "max_result_window": WINDOW,
        # Writers refresh when they are done; this is for what they leave undone.
        "refresh_interval": "1s",
    }


@cache
def version(language: str) -> str:
    """Return the hash of what a language's index is made by."""
    content = json.dumps([settings_of(language), MAPPING], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Generation:
    """One index for each language, built together."""

    names: Mapping[str, str]

    @property
    def writers(self) -> dict[str, str]:
        """Return the alias through which each language is written."""
        return {code: f"{name}-{WRITER}" for code, name in self.names.items()}


class Indices:
    """The indices under one prefix on one server."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self.client = client
        self.prefix = prefix

    def alias(self, language: str) -> str:
        """Return the name that readers ask."""
        return f"{self.prefix}-{language}"

    @property
    def aliases(self) -> list[str]:
        """Return the names that readers ask, of every language."""
        return [self.alias(code) for code in LANGUAGE_CODES]

    def base(self, language: str) -> str:
        """Return what the names of this version's indices begin with."""
        return f"{self.alias(language)}-{version(language)}-"

    def is_current(self, language: str, index: str) -> bool:
        """Say whether an index is of the version that this code asks for."""
        return index.startswith(self.base(language))

    def live(self) -> Generation | None:
        """Return the indices readers ask; None unless all are of this version."""
        try:
            found = self.client.indices.get_alias(name=self.aliases)
        except NotFoundError:
            return None
        names = {
            code: index
            for index, content in found.body.items()
            for code in LANGUAGE_CODES
            if self.alias(code) in content["aliases"] and self.is_current(code, index)
        }
        return Generation(names) if len(names) == len(LANGUAGE_CODES) else None

    def made(self, generation: Generation) -> datetime:
        """Return when the first index of a generation was made."""
        settings = self.client.indices.get_settings(
            index=list(generation.names.values()), name="index.creation_date"
        )
        milliseconds = min(
            int(content["settings"]["index"]["creation_date"])
            for content in settings.body.values()
        )
        return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)

    def existing(self) -> list[str]:
        """Return every index under the prefix, whatever its version."""
        patterns = [f"{alias}-*" for alias in self.aliases]
        found = self.client.indices.get(index=patterns, features="aliases")
        return sorted(found.body)

    def create(self) -> Generation:
        """Make empty indices that nobody reads yet."""
        number = 1 + max(map(number_of, self.existing()), default=0)
        generation = Generation(
            {code: f"{self.base(code)}{number}" for code in LANGUAGE_CODES}
        )
        for code, name in generation.names.items():
            index = Index(name, using=self.client)
            index.settings(**settings_of(code))
            index.document(Record)
            index.aliases(**{generation.writers[code]: {}})
            index.create()
        return generation

    def publish(self, generation: Generation) -> None:
        """Let readers ask a generation from now on: all languages at one stroke."""
        actions: list[dict[str, object]] = [
            {"remove_index": {"index": name}} for name in self._usurpers()
        ]
        for code, name in generation.names.items():
            alias = self.alias(code)
            actions += [
                {
                    "remove": {
                        "index": f"{alias}-*",
                        "alias": alias,
                        "must_exist": False,
                    }
                },
                {"add": {"index": name, "alias": alias}},
            ]
        self.client.indices.update_aliases(actions=actions)

    def _usurpers(self) -> list[str]:
        """Return indices that have an alias's name: some stray write made them."""
        found = self.client.indices.get(
            index=self.aliases, features="aliases", ignore_unavailable=True
        )
        return sorted(set(found.body) & set(self.aliases))

    def previous(self) -> Generation | None:
        """Return the last complete generation of this version that is not read.

        After a step back to older code its own indices are still there.
        """
        live = self.live()
        numbers = {number_of(name) for name in self._complete()}
        if live:
            numbers -= {number_of(name) for name in live.names.values()}
        for number in sorted(numbers, reverse=True):
            names = {code: f"{self.base(code)}{number}" for code in LANGUAGE_CODES}
            if set(names.values()) <= set(self._complete()):
                return Generation(names)
        return None

    def _complete(self) -> list[str]:
        """Return the indices that were filled to the end once."""
        found = self.client.search(
            index=[f"{alias}-*" for alias in self.aliases],
            query={"ids": {"values": [STATE]}},
            size=1000,
            allow_no_indices=True,
        )
        return [
            hit["_index"]
            for hit in found["hits"]["hits"]
            if hit["_source"]["state"].get("complete")
        ]

    def behind_aliases(self) -> list[str]:
        """Return the indices readers ask, whatever their version."""
        found = self.existing()
        if not found:
            return []
        answer = self.client.indices.get_alias(index=found)
        return [
            name
            for name, content in answer.body.items()
            if set(self.aliases) & set(content["aliases"])
        ]

    def tidy(self, live: Generation, before: Iterable[str]) -> list[str]:
        """Delete all but the indices that are read and those read before them."""
        current = {number_of(name) for name in live.names.values()}
        replaced = {number_of(name) for name in before} - current
        if not replaced:
            complete = {number_of(name) for name in self._complete()}
            replaced = {max(complete - current, default=0)}
        kept = current | replaced
        gone = [name for name in self.existing() if number_of(name) not in kept]
        self.delete(gone)
        return gone

    def delete(self, names: Iterable[str]) -> None:
        """Delete indices by name; those that are gone already are passed over."""
        listed: Sequence[str] = list(names)
        if listed:
            self.client.indices.delete(index=listed, ignore_unavailable=True)


def number_of(index: str) -> int:
    """Return which build an index is of; 0 for a name of another kind."""
    number = index.rpartition("-")[2]
    return int(number) if number.isdigit() else 0
