"""JSON bytes: compact, UTF-8, the same for the same data."""

import json
from typing import Any


def encode(data: Any) -> bytes:
    """Return compact UTF-8 JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes | memoryview) -> dict[str, Any]:
    """Read what `encode` wrote; no bytes are an empty object."""
    raw = bytes(data)
    return dict(json.loads(raw)) if raw else {}
