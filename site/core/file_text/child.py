"""The process that reads one file: bounded, without Django, without secrets.

`python -m core.file_text.child FORMAT LANGUAGE` reads the file from its input
and writes one JSON object: `state`, and `pages` as `[number or null, text]`.
"""

import json
import logging
import resource
import sys

from core.file_text.readers import READERS, EncryptedError, TooMuchError
from core.file_text.states import (
    CPU_SECONDS,
    MOST_CHARACTERS,
    MOST_MEMORY,
    MOST_PAGES,
    TextState,
)

Pages = list[tuple[int | None, str]]


def bound() -> None:
    """Let this process take little, write no file and start no other one."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def read(content: bytes, kind: str, language: str) -> tuple[TextState, Pages]:
    """Return the pages of a file that say anything."""
    pages: Pages = []
    length = 0
    found = READERS[kind](content, language)
    for seen, (number, text) in enumerate(found, start=1):
        if seen > MOST_PAGES or length > MOST_CHARACTERS:
            return TextState.PARTLY, pages
        told = " ".join(text.replace("\0", " ").split())
        told = told[: MOST_CHARACTERS - length + 1]
        length += len(told)
        if told:
            # A PDF file may hold halves of characters, which nobody can store.
            told = told.encode("utf-8", "ignore").decode()
            pages.append((number, told))
    return (TextState.READ if pages else TextState.EMPTY), pages


def main() -> None:
    """Read the input and answer."""
    kind, language = sys.argv[1:3]
    bound()
    logging.disable()
    pages: Pages = []
    try:
        state, pages = read(sys.stdin.buffer.read(), kind, language)
    except EncryptedError:
        state = TextState.ENCRYPTED
    except (TooMuchError, MemoryError):
        state = TextState.TOO_MUCH
    except Exception:
        # Readers raise whatever the damaged byte led them to.
        state = TextState.BROKEN
    sys.stdout.write(json.dumps({"state": state, "pages": pages}))


if __name__ == "__main__":
    main()
