"""Readers always get an answer: from the server, else from the embedded engine."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from elastic_transport import TransportError

from publication.models import Publication
from search.breaker import Breaker
from search.elastic import (
    SERVER_ERRORS,
    BehindError,
    ElasticEngine,
    NoAnswerError,
)
from search.protocol import (
    Explanation,
    Hit,
    Query,
    Results,
    SearchEngine,
    State,
    Suggestion,
)

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class FallbackEngine:
    """Asks the server; the embedded engine answers while that cannot.

    Followers keep each of the two in step by itself (`search.followers`).
    """

    def __init__(self, server: ElasticEngine, embedded: SearchEngine) -> None:
        self.server = server
        self.embedded = embedded
        self.breaker = Breaker()
        self.name = server.name

    @property
    def degraded(self) -> bool:
        """Say whether the server is left alone for now; of this process."""
        return self.breaker.is_open

    def position(self) -> int:
        """Return the place in the log that no answer is older than."""
        if position := self.embedded.position():
            return position
        return self._asked(self.server.position) or 0

    def index(self, rows: Sequence[Publication]) -> None:
        """Take over rows in both; the embedded one first, it cannot be away."""
        self.embedded.index(rows)
        self.server.index(rows)

    def withdraw(self, keys: Sequence[tuple[str, str]]) -> None:
        """Remove versions from both, whatever the log says."""
        self.embedded.withdraw(keys)
        self.server.withdraw(keys)

    def reset(self) -> None:
        """Forget everything in both."""
        self.embedded.reset()
        self.server.reset()

    def search(self, query: Query) -> Results:
        """Answer a question; never raises for what a reader typed."""
        results = self._asked(lambda: self.server.search(query))
        if results is not None:
            return results
        return replace(self.embedded.search(query), degraded=True)

    def suggest(self, text: str, language: str, limit: int) -> Sequence[Suggestion]:
        """Return objects whose titles continue what is being typed."""
        found = self._asked(lambda: self.server.suggest(text, language, limit))
        if found is not None:
            return found
        return self.embedded.suggest(text, language, limit)

    def similar(self, key: str, language: str, limit: int) -> Sequence[Hit] | None:
        """Return objects that are like one; None when nobody can tell."""
        found = self._asked(lambda: self.server.similar(key, language, limit))
        if found is not None:
            return found
        return self.embedded.similar(key, language, limit)

    def explain(self, query: Query) -> Sequence[Explanation]:
        """Say of every hit of a page why it stands where it stands."""
        found = self._asked(lambda: self.server.explain(query))
        return self.embedded.explain(query) if found is None else found

    def state(self) -> State:
        """Say how the engine that answers is doing."""
        return self._asked(self.server.state) or self.embedded.state()

    def _asked(self, ask: Callable[[], Answer]) -> Answer | None:
        """Return the server's answer; None when it has none, or is left alone."""
        if not self.breaker.allows():
            return None
        try:
            answer = ask()
        except BehindError:
            # It is there, and a moment late.
            return None
        except (NoAnswerError, *SERVER_ERRORS) as error:
            # Nobody else waits for a server that did not answer in time.
            self.breaker.failed(at_once=isinstance(error, TransportError))
            logger.warning("The search server did not answer: %s", error)
            return None
        self.breaker.succeeded()
        return answer
