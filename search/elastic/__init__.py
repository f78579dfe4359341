"""The engine on Elasticsearch."""

from search.elastic.asked import NoAnswerError
from search.elastic.client import SERVER_ERRORS, Address
from search.elastic.engine import ElasticEngine
from search.elastic.writing import WriteError

__all__ = ["SERVER_ERRORS", "Address", "ElasticEngine", "NoAnswerError", "WriteError"]
