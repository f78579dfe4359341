"""What the machine doors add to the admin."""

from wagtail import hooks

from headless.redirects.viewsets import RedirectViewSet


@hooks.register("register_admin_viewset")
def register_redirects() -> RedirectViewSet:
    """Add the redirects to the settings menu."""
    return RedirectViewSet()
