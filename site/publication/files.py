"""What the files of a document say, for the search engines that follow the log."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from core.files import FileDocument
from core.models import FileText


def shown_files(body: BaseModel) -> list[dict[str, Any]]:
    """Return the files a document shows whose text is known; at most one query.

    Each is `key`, `title`, `url`, `language` and `pages`, a list of
    `[number or null, text]`. Files that only some people may open are left out.
    """
    found = {file.url: file for file in files_in(body) if file.searched_hash}
    if not found:
        return []
    hashes = {file.searched_hash for file in found.values()}
    texts = dict(
        FileText.objects.filter(file_hash__in=hashes).values_list("file_hash", "pages")
    )
    return [
        {
            "key": file.searched_hash,
            "title": file.title,
            "url": file.url,
            "language": file.language,
            "pages": texts[file.searched_hash],
        }
        for file in found.values()
        if texts.get(file.searched_hash)
    ]


def files_in(value: Any) -> Iterator[FileDocument]:
    """Yield the files that a document shows, wherever they stand in it."""
    if isinstance(value, FileDocument):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from files_in(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from files_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from files_in(item)
