"""The one place that listens to Wagtail's and the registries' signals."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Site,
)
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from core.models import BasePage
from core.page_translation.service import remember_text
from publication.file_chore import files_refresh_below
from publication.followers import after_commit
from publication.models import Publication
from publication.registry import registry
from publication.services import (
    publication_mark_dirty,
    publication_refresh_dirty,
    publication_refresh_everything,
    publication_refresh_objects,
    publication_refresh_page,
    publication_refresh_pages,
    publication_refresh_row,
    publication_refresh_rows,
    publication_refresh_tree,
    publication_withdraw,
)

# What Wagtail does to aliases it tells nobody, but writes into its own log.
ALIAS_ACTIONS = frozenset({"wagtail.create_alias", "wagtail.convert_alias"})

# Rows that are published at the end of a block; None outside of one.
rows_waiting: ContextVar[dict[type[Model], dict[int, Model]] | None] = ContextVar(
    "rows_waiting", default=None
)


def connect() -> None:
    """Connect every receiver."""
    page_published.connect(on_page_changed, dispatch_uid="publication.published")
    page_unpublished.connect(on_page_changed, dispatch_uid="publication.unpublished")
    page_slug_changed.connect(on_branch_changed, dispatch_uid="publication.slug")
    post_page_move.connect(on_branch_changed, dispatch_uid="publication.move")
    post_save.connect(on_save, dispatch_uid="publication.save")
    post_save.connect(on_logged, sender=PageLogEntry, dispatch_uid="publication.logged")
    pre_delete.connect(
        on_page_delete, sender=Page, dispatch_uid="publication.page_delete"
    )
    post_delete.connect(on_delete, dispatch_uid="publication.delete")


def on_page_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page was published or unpublished."""
    if isinstance(instance, BasePage) and instance.live:
        remember_text(instance)
    publication_refresh_page(instance.translation_key)
    if branch_has_moved(instance):
        publication_refresh_tree(instance)
    after_commit()


def branch_has_moved(page: Page) -> bool:
    """Say whether what is public below a page stands under another address.

    Wagtail tells of a new slug only after the commit; the log is written in
    the transaction that publishes.
    """
    parts = page.get_url_parts()
    if parts is None or not parts[2]:
        return False
    below = Page.objects.descendant_of(page).values("translation_key")
    return (
        Publication.objects.filter(
            key__in=below, language=page.locale.language_code, withdrawn_at=None
        )
        .exclude(path__startswith=parts[2])
        .exists()
    )


def on_branch_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page got another address, and with it everything below."""
    publication_refresh_tree(instance)
    after_commit()


def on_save(sender: type[Model], instance: Model, raw: bool = False, **kw: Any) -> None:
    """A registry row, a part of one, or something shown elsewhere was saved."""
    if raw or not concerns_publication(sender):
        return
    if sender in registry.rows:
        refresh_row(instance)
    elif sender in registry.watched:
        publication_mark_dirty(instance)
    if sender is Site:
        refresh_addresses()
    refresh_wholes(instance)
    after_commit()


def refresh_row(row: Model) -> None:
    """Publish a row now, or at the end of the block that writes many.

    What shows the row is out of date as well, and is published by the worker.
    """
    waiting = rows_waiting.get()
    if waiting is None:
        publication_refresh_row(row, registry.rows[type(row)])
        publication_mark_dirty(row)
    else:
        waiting.setdefault(type(row), {})[row.pk] = row


@contextmanager
def rows_together() -> Iterator[None]:
    """Publish the registry rows that are saved in the block at once, at its end.

    The block stands in the transaction that saves them, so that the log can
    neither miss nor invent a change.
    """
    waiting: dict[type[Model], dict[int, Model]] = {}
    token = rows_waiting.set(waiting)
    try:
        yield
    finally:
        rows_waiting.reset(token)
    for model, rows in waiting.items():
        publication_refresh_rows(model, rows)
        publication_mark_dirty(*rows.values())


def on_logged(sender: type[Model], instance: PageLogEntry, **kwargs: Any) -> None:
    """An alias was made, or became a page of its own."""
    if instance.action in ALIAS_ACTIONS:
        publication_refresh_pages(keys_with_aliases(instance.page))
        after_commit()


def keys_with_aliases(page: Page) -> list[uuid.UUID]:
    """Return the keys of a page, its aliases, theirs, and so on."""
    found, newest = {page.pk: page.translation_key}, {page.pk}
    while newest:
        aliases = Page.objects.filter(alias_of__in=newest).exclude(pk__in=found)
        rows = dict(aliases.values_list("pk", "translation_key"))
        found |= rows
        newest = set(rows)
    return list(found.values())


def on_page_delete(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Remember a page's aliases, which will be pages of their own without it."""
    instance.keys_to_refresh = keys_with_aliases(instance)


def on_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Something public, or shown in something public, was deleted.

    A page is gone only when its row in Wagtail's own table is: the row of its
    type goes first, and links would still lead there.
    """
    if sender is Page:
        publication_refresh_pages(instance.keys_to_refresh)
        after_commit()
    if not concerns_publication(sender):
        return
    if sender in registry.rows:
        publication_withdraw([registry.rows[sender].key(instance)])
    if sender in registry.watched:
        publication_mark_dirty(instance)
        publication_refresh_dirty()
    refresh_wholes(instance)
    after_commit()


def refresh_wholes(part: Model) -> None:
    """Publish again what a saved or deleted object is a part of."""
    model = type(part)
    if model in registry.parts:
        refresh_owner(part)
    if model in registry.object_parts:
        publication_refresh_objects(registry.object_parts[model])
    if isinstance(part, PageViewRestriction):
        publication_refresh_tree(part.page)
    if isinstance(part, CollectionViewRestriction):
        files_refresh_below(part.collection)


def refresh_addresses() -> None:
    """Publish everything again under the site's new address."""
    # Wagtail forgets the old address in a receiver of its own, later.
    Site.clear_site_root_paths_cache()
    publication_refresh_everything()


def concerns_publication(sender: type[Model]) -> bool:
    """Say whether a change of this model can change what is public."""
    return (
        sender in registry.rows
        or sender in registry.parts
        or sender in registry.object_parts
        or sender in registry.watched
        or sender in (CollectionViewRestriction, PageViewRestriction, Site)
    )


def refresh_owner(part: Model) -> None:
    """Publish the row a part belongs to again, unless it is being deleted."""
    owner: Model = getattr(part, registry.parts[type(part)])
    stored = type(owner)._default_manager.filter(pk=owner.pk).first()
    if stored is not None:
        publication_refresh_row(stored, registry.rows[type(stored)])
