"""Publishing shipped content through the same services as the admin."""

from core.seeding.pages import PageSeed, page_seed, pages_relink
from core.seeding.streams import stream

__all__ = ["PageSeed", "page_seed", "pages_relink", "stream"]
