"""Who sees how the search is doing."""

from typing import Any


def user_can_look_after_search(user: Any) -> bool:
    """Say whether somebody may see how the search is doing: who may keep synonyms."""
    return bool(user.is_active and user.has_perm("search.view_synonymgroup"))
