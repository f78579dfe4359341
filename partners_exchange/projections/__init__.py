"""What of this app is public, as data."""
