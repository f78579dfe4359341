"""Drafts shown in a frontend: links for editors, a door for the frontend."""
