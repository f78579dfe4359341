"""Writing what rows say, and taking it back; one writer for each kind."""

from knowledge.transfer.writing.partners import PartnerWriter
from knowledge.transfer.writing.practices import PracticeWriter
from knowledge.transfer.writing.writer import ChangedSinceError, Plan, Writer

__all__ = ["ChangedSinceError", "PartnerWriter", "Plan", "PracticeWriter", "Writer"]
