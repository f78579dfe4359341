"""What editors keep for the search, whichever engine answers."""

from search.synonyms.models import SynonymGroup

__all__ = ["SynonymGroup"]
