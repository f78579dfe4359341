"""How to cite records, for people and for reference managers."""
