"""Screens of the review in the admin."""
