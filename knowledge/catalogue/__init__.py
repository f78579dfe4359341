"""The repository's lists, as a query string asks for them."""

from knowledge.catalogue.asked import PAGE_SIZE
from knowledge.catalogue.listing import Catalogue, catalogue
from knowledge.catalogue.shelves import REPOSITORY, RESOURCES, Shelf

__all__ = [
    "PAGE_SIZE",
    "REPOSITORY",
    "RESOURCES",
    "Catalogue",
    "Shelf",
    "catalogue",
]
