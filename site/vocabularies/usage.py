"""Where a concept is used: the reason why it cannot be deleted."""

from collections import Counter
from typing import Any

from django.db.models import ManyToOneRel, Model
from wagtail.models import ReferenceIndex

from vocabularies.models import Concept


def concept_uses(concept: Concept) -> Counter[str]:
    """Count the records that refer to a concept, by their kind's name.

    Foreign keys protect a concept; rows of many-to-many relations and links
    inside texts would go, or break, in silence.
    """
    uses: Counter[str] = Counter()
    seen: set[type[Model]] = set()
    for relation in Concept._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        model = relation.related_model
        seen.add(model)
        # The rows of a many-to-many relation count for the record that has it.
        owner: Any = model._meta.auto_created or model
        found = model._base_manager.filter(**{relation.field.name: concept}).count()
        uses[str(owner._meta.verbose_name)] += found
    for record, _references in ReferenceIndex.get_grouped_references_to(concept):
        if type(record) not in seen:
            uses[str(record._meta.verbose_name)] += 1
    return +uses
