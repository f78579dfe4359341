"""Several searches in one request, and answers that are no answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from core.languages import LANGUAGE_CODES
from search.elastic.client import SEARCH_SECONDS
from search.elastic.indices import Indices
from search.elastic.records import STATE

# The server stops looking a little before nobody waits any more.
PATIENCE = f"{int(SEARCH_SECONDS * 900)}ms"


class NoAnswerError(Exception):
    """The server is there and cannot answer: an index is missing, or it was slow."""


class BehindError(NoAnswerError):
    """The indices have yet to take over what is public by now.

    An answer could show what was withdrawn while the server was away.
    """


@dataclass(frozen=True, slots=True)
class Search:
    """One search of one language's index, or of all."""

    body: Mapping[str, Any]
    language: str = ""


class Server:
    """Asks the server what a question needs, in as few requests as possible."""

    def __init__(
        self, client: Elasticsearch, indices: Indices, at_least: Callable[[], int]
    ) -> None:
        self.client = client.options(request_timeout=SEARCH_SECONDS)
        self.indices = indices
        self.at_least = at_least

    def ask(self, searches: Sequence[Search]) -> list[dict[str, Any]]:
        """Return the answers of several searches.

        Raises:
            NoAnswerError: when any of them has none, or only a part.
        """
        lines: list[Mapping[str, Any]] = []
        for search in searches:
            lines += [
                {"index": self._names(search.language)},
                {"timeout": PATIENCE, **search.body},
            ]
        answers = self.client.msearch(searches=lines)["responses"]
        for answer in answers:
            self._check(answer)
        return list(answers)

    def ask_ready(self, searches: Sequence[Search]) -> list[dict[str, Any]]:
        """Return the answers of several searches to indices that are up to date.

        Raises:
            BehindError: when they are not.
            NoAnswerError: when they are of another version, or nothing was taken
                over yet.
        """
        least = self.at_least()
        state = Search(
            {
                "query": {"ids": {"values": [STATE]}},
                "size": len(LANGUAGE_CODES),
                "_source": ["state"],
            }
        )
        first, *answers = self.ask([state, *searches])
        hits = first["hits"]["hits"]
        found = {hit["_index"]: hit["_source"]["state"] for hit in hits}
        current = {
            code
            for code in LANGUAGE_CODES
            for index in found
            if self.indices.is_current(code, index)
        }
        if len(current) < len(LANGUAGE_CODES):
            raise NoAnswerError("The indices are missing, empty or of another version.")
        position = min(int(state["position"]) for state in found.values())
        if not position:
            raise NoAnswerError("Nothing was taken over yet.")
        if position < least:
            raise BehindError(f"The indices are at {position}, the site at {least}.")
        return answers

    def _names(self, language: str) -> list[str]:
        return [self.indices.alias(language)] if language else self.indices.aliases

    def _check(self, answer: Mapping[str, Any]) -> None:
        if "error" in answer:
            raise NoAnswerError(str(answer["error"]))
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise NoAnswerError("The server answered in part only.")
