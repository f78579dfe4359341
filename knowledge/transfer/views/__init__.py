"""Imports in the admin."""

from knowledge.transfer.views.viewset import ImportViewSet

__all__ = ["ImportViewSet"]
