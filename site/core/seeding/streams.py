"""Stream values with block ids that are the same in every language.

wagtail-localize hangs every translated string on the id of its block.
"""

import uuid
from typing import Any

from core.identity import NAMESPACE


def stream(name: str, blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each block, and each item of its lists, an id made from its place.

    Args:
        name: Names the stream: kind, data id and field.
        blocks: Raw stream values, `{"type": ..., "value": ...}`; a list of
            plain values inside a struct becomes a list of items with ids.
    """
    return [
        {
            "type": block["type"],
            "value": _with_ids(f"{name}/{position}", block["value"]),
            "id": _id(f"{name}/{position}"),
        }
        for position, block in enumerate(blocks)
    ]


def _id(path: str) -> str:
    return str(uuid.uuid5(NAMESPACE, path))


def _with_ids(path: str, value: Any) -> Any:
    if isinstance(value, dict):
        # A table's cells are data, not list items.
        if "data" in value and "first_row_is_table_header" in value:
            return value
        return {
            name: _with_ids(f"{path}/{name}", child) for name, child in value.items()
        }
    if isinstance(value, list):
        return [
            {
                "type": "item",
                "value": _with_ids(f"{path}/{position}", child),
                "id": _id(f"{path}/{position}"),
            }
            for position, child in enumerate(value)
        ]
    return value
