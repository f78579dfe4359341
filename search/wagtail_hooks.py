"""The search in the admin."""

from wagtail import hooks

from search.admin import SearchViewSetGroup


@hooks.register("register_admin_viewset")
def register_search() -> SearchViewSetGroup:
    """Add what editors keep for the search to the menu."""
    return SearchViewSetGroup()
