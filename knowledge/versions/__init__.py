"""What records said each time they were published, and what changed."""
