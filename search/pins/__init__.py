"""Results that editors put first for a question."""
