"""Read pages and rows for projection, many at once, with all they refer to.

A projection asks a page for its concepts, partners and pictures one by one;
read beforehand for a whole batch, each of them costs one query.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.db.models import ForeignKey, Model, prefetch_related_objects
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page

from core.languages import LANGUAGE_CODES
from core.models import BasePage
from core.models.pages import HOME_DEPTH
from publication.references import NOT_SHOWN


def public_pages(keys: Sequence[uuid.UUID]) -> list[BasePage]:
    """Return the public pages with these keys, in the order of languages."""
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    found = Page.objects.filter(translation_key__in=keys).live().public().specific()
    pages = []
    for page in found:
        if isinstance(page, BasePage):
            page.locale = locales[page.locale_id]
            if not page.is_foreign_alias:
                pages.append(page)
    return sorted(pages, key=lambda page: LANGUAGE_CODES.index(page.language))


def know_one_another(pages: Iterable[BasePage]) -> None:
    """Tell the languages of each page of one another, which they would ask for."""
    by_key: dict[uuid.UUID, dict[str, BasePage]] = defaultdict(dict)
    for page in pages:
        by_key[page.translation_key][page.language] = page
    for versions in by_key.values():
        for page in versions.values():
            page.__dict__["live_translations"] = dict(versions)
            if not page.is_source and page.source_language in versions:
                page.__dict__["facts"] = versions[page.source_language]


def ancestors(pages: Iterable[BasePage]) -> dict[str, Page]:
    """Return all pages above these by tree path; one query."""
    paths = {path for page in pages for path in paths_above(page)}
    found = Page.objects.filter(path__in=paths).specific(defer=True)
    return {page.path: page for page in found}


def paths_above(page: BasePage) -> list[str]:
    """Return the tree paths of the pages above one, the home page first."""
    lengths = range(HOME_DEPTH * page.steplen, len(page.path), page.steplen)
    return [page.path[:length] for length in lengths]


def know_those_above(page: BasePage, above: dict[str, Page]) -> None:
    """Tell a page of those above it, which it would ask for."""
    found = [above[path] for path in paths_above(page) if path in above]
    for ancestor in found:
        # They are of one tree; their addresses need the language.
        ancestor.locale = page.locale
    page.__dict__["ancestor_pages"] = found


def preload_facts(pages: Iterable[BasePage]) -> None:
    """Read what the facts of pages refer to: a query for each relation."""
    facts = {page.facts.pk: page.facts for page in pages}
    ordered = sorted(facts.values(), key=lambda page: page._meta.label)
    for _label, group in groupby(ordered, key=lambda page: page._meta.label):
        preload_relations(list(group))


def preload_relations(objects: Sequence[Model]) -> None:
    """Read what objects of one model refer to, and the rows that belong to them."""
    if not objects:
        return
    model = type(objects[0])
    prefetch_related_objects(objects, *foreign_keys(model))
    for field in model._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            preload_many(objects, field)
    for relation in get_all_child_relations(model):
        # Editors' comments and the like are nobody's facts.
        if relation.field.remote_field.model is not Page:
            preload_children(objects, relation)


def foreign_keys(model: type[Model]) -> Iterator[str]:
    """Yield the names of a model's own foreign keys to anything but pages."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.name not in NOT_SHOWN:
            target: Any = field.related_model
            if not issubclass(target, Page):
                yield field.name


def preload_many(pages: Sequence[Model], field: ParentalManyToManyField) -> None:
    """Read the targets of a many-to-many relation of several pages; two queries."""
    through = field.remote_field.through
    source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
    chosen: dict[Any, set[Any]] = defaultdict(set)
    for page_pk, target_pk in through._default_manager.filter(
        **{f"{source}__in": pages}
    ).values_list(f"{source}_id", f"{target}_id"):
        chosen[page_pk].add(target_pk)
    wanted = set().union(*chosen.values())
    # In the order of their model, as the relation itself would give them.
    targets = list(field.related_model._default_manager.filter(pk__in=wanted))
    for page in pages:
        of_page = [target for target in targets if target.pk in chosen[page.pk]]
        remember(page, field.name, of_page)


def preload_children(pages: Sequence[Model], relation: Any) -> None:
    """Read the rows that belong to several pages; one query."""
    name = relation.field.name
    rows = relation.related_model._default_manager.filter(**{f"{name}__in": pages})
    found: dict[Any, list[Model]] = defaultdict(list)
    for row in rows:
        found[getattr(row, f"{name}_id")].append(row)
    prefetch_related_objects(
        [row for children in found.values() for row in children],
        *(key for key in foreign_keys(relation.related_model) if key != name),
    )
    for page in pages:
        remember(page, relation.get_accessor_name(), found[page.pk])


def remember(page: Any, name: str, objects: list[Model]) -> None:
    """Give a page or row its related objects as if an editor had just set them."""
    if not hasattr(page, "_cluster_related_objects"):
        page._cluster_related_objects = {}
    page._cluster_related_objects[name] = objects
