"""Taking public rows into the indices: in order, by bulk, repeatable."""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from publication.models import Publication
from search.documents import documents_from
from search.elastic.indices import Generation
from search.elastic.records import STATE, record_of, tombstone

logger = logging.getLogger(__name__)
# One request stays below the server's limit of 100 MB by far.
BULK_BYTES = 5_000_000
BULK_OPERATIONS = 1_000
# A server that has too much to do is asked again after so many seconds.
PAUSES = (0.5, 1.0, 2.0, 4.0)
TOO_MANY, CONFLICT, NOT_FOUND = 429, 409, 404
# How often two writers may cross each other's way before one gives up.
MOST_ATTEMPTS = 8
Place = tuple[str, str]  # key, language


class WriteError(Exception):
    """The server refused to store something."""


@dataclass(slots=True)
class Stored:
    """A document as it stands, and what a change of it must state."""

    sequence: int = 0
    public: bool = False
    best: Sequence[str] = ()
    seq_no: int = -1
    primary_term: int = -1


@dataclass(slots=True)
class Change:
    """A document to write: whole, or the readers it is best for."""

    place: Place
    content: dict[str, Any]
    whole: bool = True
    stored: Stored = field(default_factory=Stored)


class Writer:
    """Writes to one generation, whoever reads it.

    Nothing is locked: every write says which state it goes out from, and is
    prepared afresh when another process was faster. The position is written
    last, so that whatever was killed on the way comes again.
    """

    def __init__(self, client: Elasticsearch, generation: Generation) -> None:
        self.client = client
        self.generation = generation
        self.writers = generation.writers

    def state(self) -> dict[str, Any]:
        """Return what the indices say of themselves; the least advanced one."""
        states = [doc.get("_source", {}).get("state", {}) for doc in self._states()]
        return min(states, key=lambda state: state.get("position", 0))

    def _states(self) -> list[dict[str, Any]]:
        places = [
            {"_index": name, "_id": STATE} for name in self.generation.names.values()
        ]
        found: list[dict[str, Any]] = self.client.mget(docs=places)["docs"]
        return [doc for doc in found if not _failed(doc)]

    def position(self) -> int:
        """Return the sequence up to which every index has taken over the log."""
        return int(self.state().get("position", 0))

    def index(self, rows: Sequence[Publication]) -> None:
        """Take over rows in the order of the log."""
        if not rows:
            return
        self.write(rows)
        self.advance(rows[-1].sequence)

    def write(self, rows: Sequence[Publication]) -> None:
        """Store or remove what rows say, until it stands as they say.

        Which version is best for whom depends on its siblings: they are looked
        at again after writing, because another process may have written one.
        """
        last = {(row.key, row.language): row for row in rows}
        rows = list(last.values())
        public = [row for row in rows if row.withdrawn_at is None]
        documents = {(doc.key, doc.language): doc for doc in documents_from(public)}
        wanted: dict[Place, dict[str, Any]] = {
            (str(row.key), row.language): tombstone(row.sequence) for row in rows
        }
        for place, document in documents.items():
            wanted[place] = record_of(document, ())
        for _attempt in range(MOST_ATTEMPTS):
            changes = list(self._changes(wanted))
            if not changes:
                return
            self._bulk(changes)
        raise WriteError("Other writers were always faster.")

    def _changes(self, wanted: Mapping[Place, dict[str, Any]]) -> Iterator[Change]:
        """Yield what differs from what is wanted."""
        stored = self._stored({key for key, _language in wanted})
        for key in {key for key, _language in wanted}:
            public = set()
            for code in LANGUAGE_CODES:
                now, record = stored[key, code], wanted.get((key, code))
                newer = record is not None and record["sequence"] >= now.sequence
                if ("key" in record) if record and newer else now.public:
                    public.add(code)
            best = best_for(public)
            for code in LANGUAGE_CODES:
                now, record = stored[key, code], wanted.get((key, code))
                if record is not None and record["sequence"] > now.sequence:
                    whole = (
                        {**record, "best": best[code]} if "key" in record else record
                    )
                    yield Change((key, code), whole, stored=now)
                elif now.public and list(now.best) != best[code]:
                    yield Change((key, code), {"best": best[code]}, False, now)

    def _stored(self, keys: set[str]) -> dict[Place, Stored]:
        """Return how documents stand now, seen or not by readers."""
        places = [(key, code) for key in sorted(keys) for code in LANGUAGE_CODES]
        found = self.client.mget(
            docs=[
                {
                    "_index": self.generation.names[code],
                    "_id": key,
                    "_source": ["sequence", "key", "best"],
                }
                for key, code in places
            ]
        )
        stored = {}
        for place, doc in zip(places, found["docs"], strict=True):
            if _failed(doc) or not doc["found"]:
                stored[place] = Stored()
                continue
            source = doc["_source"]
            stored[place] = Stored(
                source["sequence"],
                "key" in source,
                source.get("best", ()),
                doc["_seq_no"],
                doc["_primary_term"],
            )
        return stored

    def _bulk(self, changes: Sequence[Change]) -> None:
        """Write changes; those that another process was faster with are left."""
        for operations in pieces(changes, self.writers):
            self._send(operations)

    def _send(self, operations: list[dict[str, Any]], *, refresh: bool = False) -> None:
        """Send one bulk; a server that has too much to do is asked again."""
        for pause in (*PAUSES, None):
            try:
                answer = self.client.bulk(
                    operations=operations, require_alias=True, refresh=refresh
                )
            except ApiError as error:
                if error.status_code != TOO_MANY or pause is None:
                    raise
            else:
                items = [next(iter(item.values())) for item in answer["items"]]
                errors = [item for item in items if item["status"] >= 300]
                statuses = {item["status"] for item in errors}
                if statuses - {CONFLICT, TOO_MANY}:
                    raise WriteError(str(errors[0].get("error")))
                if TOO_MANY not in statuses:
                    return
                if pause is None:
                    raise WriteError("The server has too much to do.")
            time.sleep(pause)

    def advance(self, sequence: int, *, complete: bool = False) -> None:
        """Let readers see what was written, then say how far the log was read."""
        self.refresh()
        now = self.state()
        self._say(
            max(sequence, now.get("position", 0)),
            complete or now.get("complete", False),
        )

    def _say(self, position: int, complete: bool) -> None:
        state = {"position": position, "complete": complete}
        record = {"sequence": 0, "state": state}
        operations: list[dict[str, Any]] = []
        for index in self.writers.values():
            operations += [{"index": {"_index": index, "_id": STATE}}, record]
        self._send(operations, refresh=True)

    def refresh(self) -> None:
        """Let readers see what was written."""
        self.client.indices.refresh(index=list(self.generation.names.values()))

    def remove(self, keys: Sequence[Place]) -> None:
        """Remove versions, whatever the log says."""
        for _attempt in range(MOST_ATTEMPTS):
            stored = self._stored({key for key, _language in keys})
            changes = []
            for key in {key for key, _language in keys}:
                gone = {code for k, code in keys if k == key}
                left = {
                    code
                    for code in LANGUAGE_CODES
                    if stored[key, code].public and code not in gone
                }
                best = best_for(left)
                for code in LANGUAGE_CODES:
                    now = stored[key, code]
                    if code in gone and now.public:
                        # The same row of the log may bring it back.
                        content = tombstone(now.sequence - 1)
                        changes.append(Change((key, code), content, stored=now))
                    elif code in left and list(now.best) != best[code]:
                        content = {"best": best[code]}
                        changes.append(Change((key, code), content, False, now))
            if not changes:
                self.refresh()
                return
            self._bulk(changes)
        raise WriteError("Other writers were always faster.")

    def clear(self) -> None:
        """Remove everything, and forget how far the log was read."""
        self.client.delete_by_query(
            index=list(self.generation.names.values()),
            query={"bool": {"must_not": {"ids": {"values": [STATE]}}}},
            conflicts="proceed",
            refresh=True,
        )
        self._say(0, bool(self.state().get("complete")))


def best_for(public: set[str]) -> dict[str, list[str]]:
    """Return for each language the readers whose best version it is."""
    best: dict[str, list[str]] = {code: [] for code in LANGUAGE_CODES}
    for reader, order in FALLBACK_ORDER.items():
        for code in order:
            if code in public:
                best[code].append(reader)
                break
    return best


def pieces(
    changes: Sequence[Change], writers: Mapping[str, str]
) -> Iterator[list[dict[str, Any]]]:
    """Yield the operations of changes, in bulks that are not too large."""
    operations: list[dict[str, Any]] = []
    size = 0
    for change in changes:
        operations += operations_of(change, writers)
        size += len(change.content.get("text", "")) * 2 + 1_000
        if size > BULK_BYTES or len(operations) > BULK_OPERATIONS:
            yield operations
            operations, size = [], 0
    if operations:
        yield operations


def operations_of(
    change: Change, writers: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a change as the server reads it, on condition that nothing changed."""
    key, language = change.place
    place: dict[str, Any] = {"_index": writers[language], "_id": key}
    if change.stored.seq_no < 0:
        return {"create": place}, change.content
    place["if_seq_no"] = change.stored.seq_no
    place["if_primary_term"] = change.stored.primary_term
    if change.whole:
        return {"index": place}, change.content
    return {"update": place}, {"doc": change.content}


def _failed(doc: Mapping[str, Any]) -> bool:
    """Say whether a document could not be read; one that is not there is none.

    Raises:
        WriteError: when its index is gone or cannot be read.
    """
    if "error" in doc:
        raise WriteError(str(doc["error"]))
    return False
