"""Who may do what with home's records."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class ReceivedOnlyPolicy(ModelPermissionPolicy):
    """Messages come from readers: nobody writes one in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse to add."""
        return action != "add" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Ask about every action by itself."""
        return any(self.user_has_permission(user, action) for action in actions)
