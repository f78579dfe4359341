"""Who writes for which institution, and the first page they see."""
