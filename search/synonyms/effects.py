"""What a group of synonyms changes: found before, found with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.languages import LANGUAGE_CODES
from search.engines import current_engine
from search.protocol import Hit, Query, Scope
from search.synonyms.groups import SynonymTable, table_of
from search.synonyms.models import SynonymGroup
from search.synonyms.table import trying

# Hits compared; what comes later hardly anybody sees.
COMPARED = 20


@dataclass(frozen=True, slots=True)
class Effect:
    """What somebody who types an entry finds.

    Attributes:
        new: Hits among the first that are not there without the group.
    """

    entry: str
    language: str
    before: int
    after: int
    new: Sequence[Hit]


def table_with(group: SynonymGroup, *, included: bool) -> SynonymTable:
    """Return the table as it is but for one group."""
    others = SynonymGroup.objects.filter(active=True).exclude(pk=group.pk)
    entries = [other.entries for other in others]
    return table_of([*entries, group.entries] if included else entries)


def effects(group: SynonymGroup) -> Iterator[Effect]:
    """Yield what each entry finds; two questions to the engine for each."""
    without = table_with(group, included=False)
    having = table_with(group, included=True)
    engine = current_engine()
    for language in LANGUAGE_CODES:
        for entry in group.entries[language]:
            query = Query(
                text=entry,
                language=language,
                scope=Scope.FIRST,
                limit=COMPARED,
                facets=(),
                correct=False,
            )
            with trying(without):
                before = engine.search(query)
            with trying(having):
                after = engine.search(replace(query))
            known = {hit.key for hit in before.hits}
            new = [hit for hit in after.hits if hit.key not in known]
            yield Effect(entry, language, before.total, after.total, new)
