"""How a record is checked, reviewed, decided on, closed."""
