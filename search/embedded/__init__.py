"""The search engine inside: SQLite FTS5 in a file of its own."""

from search.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
