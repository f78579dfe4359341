"""Remarks on a record that need the rest of the site to be known."""
