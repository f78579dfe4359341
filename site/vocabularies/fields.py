"""Foreign keys to the concepts of one scheme."""

from typing import Any

from django.db import models

from vocabularies.enums import Scheme


def concept_foreign_key(
    scheme: Scheme, verbose_name: Any, *, required: bool = False
) -> "models.ForeignKey[Any, Any]":
    """Return a foreign key to a concept of `scheme`.

    A concept in use cannot be deleted: the record would lose a fact.
    """
    return models.ForeignKey(
        "vocabularies.Concept",
        verbose_name=verbose_name,
        on_delete=models.PROTECT,
        null=not required,
        blank=not required,
        limit_choices_to={"scheme": scheme.value},
        related_name="+",
    )
