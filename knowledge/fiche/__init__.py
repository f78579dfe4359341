"""The editing form of records: tabs, counters, and remarks while writing."""
