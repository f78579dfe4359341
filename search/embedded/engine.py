"""The embedded engine: the protocol on top of one SQLite file."""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from publication.models import Publication
from search.embedded.bitmaps import bits_of
from search.embedded.candidates import (
    Answers,
    languages_that_answer,
    once,
    ranked,
    searched_languages,
)
from search.embedded.database import Database, is_broken
from search.embedded.expression import asked
from search.embedded.firsts import first_versions, put_first
from search.embedded.hits import hits_of
from search.embedded.narrowing import Facets, everything
from search.embedded.ordering import listed, lowered
from search.embedded.scoring import score
from search.embedded.spelling import LEAST_LENGTH, as_written, near_words, occurs
from search.embedded.suggesting import suggested
from search.embedded.writing import take_out, take_over
from search.protocol import (
    Correction,
    Explanation,
    Hit,
    Query,
    Results,
    Sort,
    State,
    Suggestion,
)
from search.query import Question
from search.ranking import raised_by
from search.synonyms.meanings import with_meanings
from search.synonyms.table import understood, understood_as

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")


class EmbeddedEngine:
    """Search without a server; one file, many processes."""

    name = "embedded"

    def __init__(self, path: Path) -> None:
        self.database = Database(path)

    def position(self) -> int:
        """Return the sequence up to which the log was taken over; 0 is none."""
        return self._sound(_position)

    def index(self, rows: Sequence[Publication]) -> None:
        """Take over rows of the log in one transaction."""

        def write(_connection: sqlite3.Connection) -> None:
            with self.database.writing() as connection:
                take_over(connection, rows)

        self._sound(write)

    def withdraw(self, keys: Sequence[tuple[str, str]]) -> None:
        """Remove versions, `(key, language)`, whatever the log says."""

        def write(_connection: sqlite3.Connection) -> None:
            with self.database.writing() as connection:
                take_out(connection, keys)

        self._sound(write)

    def reset(self) -> None:
        """Forget everything."""
        self._sound(lambda _connection: self.database.clear())

    def search(self, query: Query) -> Results:
        """Answer a question; never raises for what a reader typed."""

        def read(connection: sqlite3.Connection) -> Results:
            # One snapshot: another process may be writing meanwhile.
            connection.execute("BEGIN")
            try:
                return answer(connection, query)
            finally:
                connection.rollback()

        try:
            return self._sound(read)
        except sqlite3.OperationalError:
            logger.exception("The search index did not answer.")
            return Results(ready=False)

    def suggest(self, text: str, language: str, limit: int) -> Sequence[Suggestion]:
        """Return objects whose titles continue what is being typed.

        Nothing while the file cannot be read: nobody waits for a suggestion.
        """
        try:
            return self._sound(
                lambda connection: suggested(connection, text, language, limit)
            )
        except sqlite3.OperationalError:
            logger.exception("The search index did not suggest anything.")
            return ()

    def similar(self, key: str, language: str, limit: int) -> Sequence[Hit] | None:
        """Say that this engine cannot tell what is alike."""
        return None

    def explain(self, query: Query) -> Sequence[Explanation]:
        """Say which words of a hit answer; this engine keeps no sums."""
        start = max(query.page - 1, 0) * query.limit + 1
        return [
            Explanation(
                place=place,
                key=hit.key,
                language=hit.language,
                title="".join(segment.text for segment in hit.title),
                score=None,
                reasons=[
                    *(["put first by editors"] if hit.first else []),
                    *(f"word {word}" for word in hit.matched),
                    *(f"label of {scheme} {code}" for scheme, code in hit.concepts),
                    *raised_by(hit.date, hit.terms),
                ],
            )
            for place, hit in enumerate(self.search(query).hits, start=start)
        ]

    def state(self) -> State:
        """Say how much is stored."""
        documents = self._sound(
            lambda connection: dict(
                connection.execute(
                    "SELECT language, count(*) FROM documents GROUP BY 1"
                ).fetchall()
            )
        )
        size = self.database.path.stat().st_size
        made = self._sound(lambda connection: _stored(connection, "made"))
        return State(
            self.name,
            self.position(),
            documents,
            size,
            datetime.fromisoformat(made) if made else None,
        )

    def _sound(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Do something with a sound file: a broken one is replaced, once.

        The new file is empty and says so by its position; the follower fills
        it from the log.
        """
        try:
            return work(self.database.connection())
        except sqlite3.DatabaseError as error:
            if not is_broken(error):
                raise
            logger.warning("The search index was broken and is made anew: %s", error)
        self.database.discard()
        return work(self.database.connection())


def _position(connection: sqlite3.Connection) -> int:
    return int(_stored(connection, "sequence") or 0)


def _stored(connection: sqlite3.Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else ""


def answer(connection: sqlite3.Connection, query: Query) -> Results:
    """Find, correct, narrow, count and mark."""
    question = understood(query.text)
    ready = _position(connection) > 0
    if not question and (query.text.strip() or not query.filters):
        return Results(ready=ready)
    correction, added, suggestions = _second_pass(connection, question, query)
    if correction:
        question = understood_as(question, correction.searched[:1])
    found: Answers = {}
    firsts: Sequence[int] = ()
    if question:
        found = _answers(connection, question, query, added)
        versions = once(connection, found, query)
        firsts = first_versions(connection, versions, query)
        versions |= bits_of(firsts)
    else:
        versions = everything(connection, query)
    facets = Facets(connection, versions, query)
    kept = facets.kept()
    if question and query.sort == Sort.BEST and not query.lead:
        start = max(query.page - 1, 0) * query.limit
        front, others = put_first(firsts, kept)
        best = ranked(connection, found, others, lowered(connection), query)
        page = [*front, *best][start : start + query.limit]
    else:
        page = listed(connection, kept, query)
    return Results(
        hits=with_meanings(question, hits_of(connection, page, question, query, added)),
        total=kept.bit_count(),
        facets=facets.counts(),
        corrected=correction,
        suggestions=suggestions if not kept else (),
        ready=ready,
    )


def _answers(
    connection: sqlite3.Connection,
    question: Question,
    query: Query,
    added: dict[str, list[str]],
) -> Answers:
    return {
        code: score(
            connection,
            code,
            asked(question, code, query.language, added.get(code, [])),
        )
        for code in languages_that_answer(connection, query)
    }


def _second_pass(
    connection: sqlite3.Connection, question: Question, query: Query
) -> tuple[Correction | None, dict[str, list[str]], list[str]]:
    """Look for words near one that occurs nowhere.

    With more than one unknown word the question is in another spelling or
    language: it is not corrected, only a suggestion is made.
    """
    languages = searched_languages(query)
    words = list(dict.fromkeys(question.optional))
    unknown = [
        word
        for word in question.doubtful
        if len(word) >= LEAST_LENGTH
        and not any(occurs(connection, word, code) for code in languages)
    ]
    if not unknown or len(unknown) > 3:
        return None, {}, []
    nearest: dict[str, str] = {}
    for word in unknown:
        for code in languages:
            if near := near_words(connection, word, code):
                shown = [terms[0] for terms in near.values()][:2]
                written = as_written(connection, shown, code)
                if len(unknown) == 1 and query.correct:
                    return Correction(word, written), {code: list(near)}, []
                nearest[word] = written[0]
                break
    suggestion = " ".join(nearest.get(word, word) for word in words)
    return None, {}, [suggestion] if nearest else []
