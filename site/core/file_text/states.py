"""How reading a file ended, and what bounds it."""

from enum import StrEnum

MEGABYTE = 1024 * 1024
# A book has about 300,000 characters; what comes later in a file is not found.
MOST_CHARACTERS = 400_000
MOST_PAGES = 1_000
# Texts without pages are cut into passages of about a page.
PASSAGE_CHARACTERS = 3_000
MOST_BYTES = 50 * MEGABYTE
# An office file is an archive: what its parts come to when unpacked.
MOST_UNPACKED = 100 * MEGABYTE
MOST_PARTS = 5_000
MOST_MEMORY = 768 * MEGABYTE
CPU_SECONDS = 30
WALL_SECONDS = 60


class TextState(StrEnum):
    """How reading a file ended."""

    READ = "read"
    PARTLY = "partly"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_MUCH = "too-much"
    UNSUPPORTED = "unsupported"
