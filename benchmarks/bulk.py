"""Insert rows as fast as the database takes them.

Django's bulk_create writes forty rows a statement on SQLite and compiles each;
a hundred thousand rows with a million terms would take minutes.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

BATCH = 5000


def insert(rows: Sequence[Model]) -> None:
    """Insert rows of one model under the next primary keys."""
    if not rows:
        return
    model = type(rows[0])
    last = model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    for pk, row in enumerate(rows, start=last + 1):
        row.pk = pk
    fields = model._meta.concrete_fields
    insert_values(
        model,
        [field.column for field in fields],
        (
            [
                field.get_db_prep_save(getattr(row, field.attname), connection)
                for field in fields
            ]
            for row in rows
        ),
    )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def insert_values(
    model: type[Model], columns: Sequence[str | None], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows given as values, in the order of the columns."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        with connection.cursor() as cursor:
            cursor.executemany(statement, batch)
