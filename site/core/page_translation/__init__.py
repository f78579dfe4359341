"""Translation of pages: one service for the admin and for code."""
