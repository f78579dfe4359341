"""What the templates of this app are given."""
