"""Wagtail's management API, opened to partners' programs only."""
