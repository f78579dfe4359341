"""Looking after the search: how the engines are, and why hits stand where they do."""
