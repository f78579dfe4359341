"""Which record a remark is about, apart from what is written in it."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that may not be stored yet.

    Attributes:
        owner: Code of the partner it belongs to; "" when not known.
        practice_kind: Code of its kind; "" when none is chosen.
    """

    key: uuid.UUID
    language: str
    owner: str = ""
    practice_kind: str = ""
