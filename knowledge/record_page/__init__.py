"""What is drawn on the page of one record beside its text."""
