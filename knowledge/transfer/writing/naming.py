"""Practices and files by whatever people write for them."""

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accounts.models import User
from core.addresses import absolute
from core.admin.reach import choosable_pages, files_user_may_see
from core.models import SiteDocument
from knowledge.models import PracticePage
from knowledge.transfer.rows import RowValues
from knowledge.transfer.targets.naming import ATTACHMENTS, RELATIONS
from publication.models import PublishedPath

FILES = "wagtaildocs_serve"
ADDRESS = ("/", "http://", "https://")
Find = Callable[[str], Any]


class Names:
    """What rows name, as far as one person could choose it; each asked for once."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.known: dict[tuple[str, str], Any] = {}

    def read(self, row: RowValues) -> dict[str, list[Any]]:
        """Return what the row names, by column; what cannot be found is told."""
        found: dict[str, list[Any]] = {}
        for column in (*RELATIONS, ATTACHMENTS):
            find = self.document if column == ATTACHMENTS else self.practice
            if column in row.values:
                found[column] = self._all(row, column, find)
        return found

    def _all(self, row: RowValues, column: str, find: Find) -> list[Any]:
        found = []
        for text in row.get(column):
            try:
                found.append(self._kept(find, text))
            except ValidationError as error:
                row.add_error(column, error)
        return list(dict.fromkeys(found))

    def _kept(self, find: Find, text: str) -> Any:
        place = (find.__name__, text)
        if place not in self.known:
            self.known[place] = find(text)
        return self.known[place]

    def practice(self, text: str) -> PracticePage:
        """Return the source page of a practice by identifier, address or title.

        Raises:
            ValidationError: when there is none to choose, or more than one.
        """
        named = Q(title=text) | Q(draft_title=text)
        if key := identifier(text) or key_at(text):
            named = Q(translation_key=key)
        elif text.startswith(ADDRESS):
            raise missing_practice(text)
        # The pages themselves are asked for by what was found: the rights
        # narrow a query over every kind of page.
        pages = Page.objects.type(PracticePage).filter(named)
        keys = set(
            choosable_pages(self.user, pages).values_list("translation_key", flat=True)
        )
        if len(keys) > 1:
            raise ValidationError(
                _("Several practices are called “%(value)s”. Write the address."),
                code="ambiguous",
                params={"value": text[:60]},
            )
        page = PracticePage.objects.filter(translation_key__in=keys).first()
        if page is None:
            raise missing_practice(text)
        source: PracticePage = page.facts
        return source

    def document(self, text: str) -> SiteDocument:
        """Return a file of the library by address, file name or title.

        Raises:
            ValidationError: when there is none to choose, or more than one.
        """
        files = files_user_may_see(self.user, SiteDocument)
        found = list(named_documents(files, text)[:2])
        if not found:
            raise ValidationError(
                _("The library has no document “%(value)s” that you may use."),
                code="unknown",
                params={"value": text[:60]},
            )
        if len(found) > 1:
            raise ValidationError(
                _("Several documents are called “%(value)s”. Write the address."),
                code="ambiguous",
                params={"value": text[:60]},
            )
        document: SiteDocument = found[0]
        return document


def named_documents(files: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Narrow files to those a text names."""
    if text.startswith(ADDRESS):
        return files.filter(pk=document_number(text))
    return files.filter(Q(title=text) | Q(file=text) | Q(file__endswith=f"/{text}"))


def document_number(text: str) -> int | None:
    """Return the number in the address of a file, None when it is no such address."""
    try:
        match = resolve(path_here(text))
    except Resolver404:
        return None
    return int(match.args[0]) if match.url_name == FILES else None


def missing_practice(text: str) -> ValidationError:
    """Return the error for a practice that is not there for this person."""
    return ValidationError(
        _("There is no practice “%(value)s” that you may choose."),
        code="unknown",
        params={"value": text[:60]},
    )


def identifier(text: str) -> uuid.UUID | None:
    """Return the identifier in a text or at the end of a permanent address."""
    last = text.rstrip("/").rpartition("/")[2]
    try:
        return uuid.UUID(last)
    except ValueError:
        return None


def key_at(text: str) -> uuid.UUID | None:
    """Return what is or was public at an address of this site."""
    if not text.startswith(ADDRESS):
        return None
    path = path_here(text)
    found = PublishedPath.objects.filter(path=f"{path.rstrip('/')}/", key__isnull=False)
    return found.values_list("key", flat=True).first() if path else None


def path_here(text: str) -> str:
    """Return the path of an address, "" when it is another site's."""
    parts = urlsplit(text)
    if parts.netloc and parts.netloc not in own_hosts():
        return ""
    return unquote(parts.path)


def own_hosts() -> set[str]:
    """Return the hosts under which this site answers."""
    roots = (str(root.root_url) for root in Site.get_site_root_paths())
    return {urlsplit(address).netloc for address in (absolute("/"), *roots)}
