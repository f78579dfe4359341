"""What the search keeps of its own, whichever engine answers."""

from search.saved.models import SavedSearch
from search.synonyms.models import SynonymGroup

__all__ = ["SavedSearch", "SynonymGroup"]
