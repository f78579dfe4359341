"""What travels between institutions: findings, adoptions, and what comes of them."""
