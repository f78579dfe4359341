"""A StreamField whose blocks stay out of the migrations."""

from typing import Any

from wagtail.fields import StreamField


class ProjectStreamField(StreamField):
    """Stores the same as StreamField; changing a block needs no migration.

    The price: a data migration sees raw values only, without their blocks.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave the block definitions out."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
