"""Lists of what is public, as files."""
