"""The text of files in the library: read apart from the site, kept by content."""
