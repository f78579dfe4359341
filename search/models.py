"""What the search keeps of its own, whichever engine answers."""

from search.diary.models import AskedQuestion
from search.pins.models import PinnedResults
from search.saved.models import SavedSearch
from search.synonyms.models import SynonymGroup

__all__ = ["AskedQuestion", "PinnedResults", "SavedSearch", "SynonymGroup"]
