"""Reading the files of the library, a few at a time, by the worker."""

import logging

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Collection

from core.file_text.extraction import FORMATS, extract
from core.file_text.extraction import FileText as Extracted
from core.file_text.states import MOST_BYTES, TextState
from core.models import FileText, SiteDocument
from publication.log import log_writing
from publication.references import reference_to
from publication.services import publication_refresh_dirty
from publication.writing import mark_dirty

logger = logging.getLogger(__name__)
# Few at once: the worker has more to do, and publishing goes on meanwhile.
AT_ONCE = 3
FILES_SECONDS = 2.0


def files_read() -> int:
    """Read files that nobody has read yet; return how many."""
    known = FileText.objects.filter(file_hash=OuterRef("file_hash"))
    waiting = SiteDocument.objects.exclude(file_hash="").exclude(Exists(known))
    documents = list(waiting.order_by("pk")[:AT_ONCE])
    for document in documents:
        keep(document, text_of(document))
    return len(documents)


def text_of(document: SiteDocument) -> Extracted:
    """Return what a document's file says; a missing file is a broken one."""
    kind = document.file_extension.lower()
    if kind not in FORMATS:
        return Extracted(TextState.UNSUPPORTED, [])
    try:
        with document.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        logger.warning("The file of document %s cannot be opened.", document.pk)
        return Extracted(TextState.BROKEN, [])
    if len(content) > MOST_BYTES:
        return Extracted(TextState.TOO_MUCH, [])
    return extract(content, kind, document.language)


def keep(document: SiteDocument, found: Extracted) -> None:
    """Store a file's text; what shows a document with that file is out of date."""
    with transaction.atomic():
        FileText.objects.update_or_create(
            file_hash=document.file_hash,
            defaults={"state": found.state, "pages": found.pages},
        )
        if not found.pages:
            return
        same = SiteDocument.objects.filter(file_hash=document.file_hash)
        with log_writing():
            mark_dirty({reference_to(one) for one in same})


def files_refresh_below(collection: Collection) -> None:
    """Publish anew what shows files of a collection that was closed or opened.

    At once: a file that only some may open must not be found any longer.
    """
    inside = Collection.objects.descendant_of(collection, inclusive=True)
    files = SiteDocument.objects.filter(collection__in=inside)
    with log_writing():
        mark_dirty({reference_to(file) for file in files})
        publication_refresh_dirty()
