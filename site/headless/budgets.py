"""How many queries an operation may ask, however many records there are.

A test asks every operation with one record and with a hundred.
"""

from headless.registry import doors

# By the operation's id; `list_news` and `read_news` go by the word before the
# underscore.
QUERY_BUDGETS = {
    "index": 0,
    "languages": 0,
    "entry": 1,
    "by_path": 1,
    "read": 1,
    # The size of the list, and its items.
    "list": 2,
    # The page, and what its handler asks.
    "form": 3,
    "changes": 2,
    "translations": 1,
    "redirects": 2,
    "vocabularies": 1,
    # A list and what matches, for a vocabulary is a filter of all concepts.
    "vocabulary": 3,
}
# What matches is counted on top.
FILTER_QUERIES = 1
# Labels of the codes: concepts, titles, partners, and concepts under other names.
FACET_QUERIES = 4


def query_budget(operation: str) -> int:
    """Return the most queries of an operation.

    Raises:
        KeyError: when none is declared for it.
    """
    if operation in doors:
        return doors[operation].queries
    if operation in QUERY_BUDGETS:
        return QUERY_BUDGETS[operation]
    return QUERY_BUDGETS[operation.partition("_")[0]]
