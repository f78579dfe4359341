"""Fail when a relation, a chooser block or a migration points up the app order.

import-linter sees Python imports; a model named by a string is a dependency too.
The order is the import contract's own, read from pyproject.toml. The user model is
named by a setting, so Wagtail's own fields on it may stand anywhere.
"""

import os
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

USER_SETTING = "AUTH_USER_MODEL"


def app_order() -> list[str]:
    """Return the apps from the highest to the lowest."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    return list(contract["layers"])


def relation_pairs() -> Iterator[tuple[str, str, str]]:
    """Yield (app, app it points to, where) for relation fields and choosers."""
    for model in apps.get_models(include_auto_created=False):
        options = model._meta
        fields = chain(
            options.local_fields, options.local_many_to_many, options.private_fields
        )
        for field in fields:
            if getattr(field, "swappable_setting", None) == USER_SETTING:
                continue
            where = f"{options.label}.{field.name}"
            for target in field_targets(field):
                yield options.app_label, target._meta.app_label, where


def field_targets(field: Field) -> Iterator[type[Model]]:
    """Yield the models a field points to, those named in its blocks included."""
    if isinstance(field, StreamField):
        yield from block_targets(field.stream_block)
        return
    target = getattr(field, "related_model", None)
    if isinstance(target, type):
        yield target
    through = getattr(getattr(field, "remote_field", None), "through", None)
    if isinstance(through, type):
        yield through


def block_targets(block: Block) -> Iterator[type[Model]]:
    """Yield the models that a block's choosers, at any depth, name."""
    if isinstance(block, (StreamBlock, StructBlock)):
        for child in block.child_blocks.values():
            yield from block_targets(child)
    elif isinstance(block, ListBlock):
        yield from block_targets(block.child_block)
    else:
        yield from getattr(block, "target_models", ())
        target = getattr(block, "target_model", None)
        if isinstance(target, type):
            yield target


def migration_pairs() -> Iterator[tuple[str, str, str]]:
    """Yield (app, app it depends on, where) for migrations."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (app, name), migration in loader.disk_migrations.items():
        for dependency in migration.dependencies:
            if getattr(dependency, "setting", None) == settings.AUTH_USER_MODEL:
                continue
            yield app, dependency[0], f"migration {app}.{name}"


def main() -> None:
    """Print every dependency that points up; exit with 1 when there is one."""
    django.setup()
    order = app_order()
    height = {app: len(order) - place for place, app in enumerate(order)}
    faults = sorted(
        {
            f"{where} points up: {app} -> {target}"
            for app, target, where in chain(relation_pairs(), migration_pairs())
            if height.get(target, 0) > height.get(app, len(order))
        }
    )
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
