"""The block library of content pages."""

from core.blocks.facts import (
    DateBasisBlock,
    FactCharBlock,
    FactChoiceBlock,
    PartialDateBlock,
    SourceBlock,
)
from core.blocks.prose import ProseStreamBlock

__all__ = [
    "DateBasisBlock",
    "FactCharBlock",
    "FactChoiceBlock",
    "PartialDateBlock",
    "ProseStreamBlock",
    "SourceBlock",
]
