"""Stable identifiers for what the product ships with."""

import uuid

NAMESPACE = uuid.UUID("6f0f8a4e-3a35-5c39-9c06-2c7b2f0a5a10")


def key_for(kind: str, data_id: str) -> uuid.UUID:
    """Return the permanent key of a seeded object: uuid5 of kind and data id."""
    return uuid.uuid5(NAMESPACE, f"{kind}:{data_id}")
