"""Names of objects in the table, and what a page's own fields refer to.

`page:12` names what a page's rows were made from. What shows the page elsewhere
depends on `title:12`: its title, its address and whether it is public. So it need
not be projected again when the page's text changes.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Field, ForeignKey, Model
from wagtail.models import Page

from publication.registry import registry

PAGE, TITLE, OBJECT = "page", "title", "object"
# Wagtail's bookkeeping, and the page's own place in the tree.
NOT_SHOWN = frozenset(
    {
        "alias_of",
        "content_type",
        "latest_revision",
        "live_revision",
        "locale",
        "locked_by",
        "owner",
        "page_ptr",
    }
)


def reference_to(instance: Model) -> str:
    """Return the name of an object: `page:12`, `app.model:34`."""
    return reference_of(type(instance), instance.pk)


def reference_of(model: type[Model], pk: object) -> str:
    """Return the name of an object by its model and primary key."""
    if issubclass(model, Page):
        return f"{PAGE}:{pk}"
    concrete = model._meta.concrete_model or model
    return f"{concrete._meta.label_lower}:{pk}"


def title_of(pk: object) -> str:
    """Return the name of a page's title, address and being public."""
    return f"{TITLE}:{pk}"


def reference_to_object(kind: str, name: str) -> str:
    """Return the name of something made of several rows."""
    return f"{OBJECT}:{kind}.{name}"


def shown_by(instance: Model) -> str:
    """Return the name under which a document shows an object: a page by its title."""
    if isinstance(instance, Page):
        return title_of(instance.pk)
    return reference_to(instance)


def field_references(instance: Model) -> Iterator[str]:
    """Yield what the fields of an object refer to: links, pictures, files, rows.

    Rich text and streams are asked through Wagtail's own interface for its
    reference index, which itself is written later, by a task, and forgets what
    is deleted.
    """
    for field in instance._meta.concrete_fields:
        if field.name in NOT_SHOWN:
            continue
        for model, pk in _targets(field, instance):
            if issubclass(model, Page):
                yield title_of(pk)
            elif model in registry.watched or model in registry.rows:
                yield reference_of(model, pk)


def _targets(
    field: "Field[object, object]", instance: Model
) -> Iterable[tuple[type[Model], object]]:
    if isinstance(field, ForeignKey):
        pk = getattr(instance, field.attname)
        model = field.related_model
        if pk is not None and isinstance(model, type):
            yield model, pk
    elif hasattr(field, "extract_references"):
        value = field.value_from_object(instance)
        if value:
            for model, pk, _model_path, _content_path in field.extract_references(
                value
            ):
                yield model, pk
