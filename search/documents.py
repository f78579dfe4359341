"""What engines store of a public row: text, terms, and the words of its concepts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC

from core.languages import LANGUAGE_CODES
from publication.models import Publication
from search.analysis import normalise
from vocabularies.enums import Scheme
from vocabularies.models import Concept

# Concepts whose labels lead to a record in whichever language they are typed.
LEADING_SCHEMES = (
    Scheme.TOPIC,
    Scheme.TARGET_GROUP,
    Scheme.COUNTRY,
    Scheme.COUNTY,
    Scheme.PRACTICE_KIND,
    Scheme.ACTIVITY_KIND,
)
# Vocabularies whose labels, typed in full, are looked for in other languages' texts.
NAMING_SCHEMES = (*LEADING_SCHEMES, Scheme.NUTS, Scheme.RESOURCE_TYPE)
# Thirty letters tell titles apart well enough to put them in order.
SORTED_LENGTH = 60
Labels = dict[tuple[str, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Document:
    """A public version of an object, as engines index it.

    `labels` holds, for each leading concept of the object, its label by
    language.
    """

    key: str
    language: str
    kind: str
    path: str
    title: str
    summary: str
    text: str
    date: str
    sort: str
    changed: str
    sequence: int
    terms: Sequence[tuple[str, str]]
    labels: Labels


def documents_from(rows: Iterable[Publication]) -> list[Document]:
    """Return the documents of public rows: one query for all their labels."""
    listed = list(rows)
    known = concept_labels(
        {
            (term.scheme, term.code)
            for row in listed
            for term in row.terms.all()
            if term.scheme in LEADING_SCHEMES
        }
    )
    return [_document(row, known) for row in listed]


def _document(row: Publication, known: Labels) -> Document:
    terms = [(term.scheme, term.code) for term in row.terms.all()]
    return Document(
        key=str(row.key),
        language=row.language,
        kind=row.kind,
        path=row.path,
        title=normalise(row.title),
        summary=normalise(row.search_summary),
        text=normalise(row.search_text),
        date=row.date_key,
        sort=row.sort_key[:SORTED_LENGTH],
        changed=row.changed.astimezone(UTC).isoformat(),
        sequence=row.sequence,
        terms=terms,
        labels={term: known[term] for term in terms if term in known},
    )


def concept_labels(terms: Iterable[tuple[str, str]]) -> Labels:
    """Return the labels of concepts by language; one query, none for no terms."""
    wanted = set(terms)
    if not wanted:
        return {}
    columns = [f"label_{code}" for code in LANGUAGE_CODES]
    found = (
        Concept.objects.rewrite(False)
        .filter(
            scheme__in={scheme for scheme, _code in wanted},
            code__in={code for _scheme, code in wanted},
        )
        .values_list("scheme", "code", *columns)
    )
    return {
        (scheme, code): {
            language: label
            for language, label in zip(LANGUAGE_CODES, labels, strict=True)
            if label
        }
        for scheme, code, *labels in found
        if (scheme, code) in wanted
    }
