"""Practices and partners from spreadsheets, and lists into them."""
