"""The engine on Elasticsearch."""

from search.elastic.asked import BehindError, NoAnswerError
from search.elastic.client import SERVER_ERRORS, Address
from search.elastic.engine import ElasticEngine
from search.elastic.writing import WriteError, Writer

__all__ = [
    "SERVER_ERRORS",
    "Address",
    "BehindError",
    "ElasticEngine",
    "NoAnswerError",
    "WriteError",
    "Writer",
]
