"""Thousands of practices in three languages, each with terms of its own.

Copied like the rows of `benchmarks.generate`, with the codes of every facet drawn
anew, so that facets have the values a large repository would have.
"""

import random
from collections.abc import Sequence
from itertools import count

from django.db import transaction

from benchmarks import generate
from publication.models import LogHead, Publication
from vocabularies.enums import Scheme
from vocabularies.models import Concept

Term = tuple[str, str]
# How many codes of a scheme a practice has, at most.
DRAWN = {
    Scheme.TOPIC: 3,
    Scheme.TARGET_GROUP: 3,
    Scheme.COUNTRY: 1,
    Scheme.NUTS: 2,
    Scheme.COUNTY: 2,
    Scheme.STAGE: 1,
    Scheme.SCALE: 1,
    Scheme.PRACTICE_KIND: 1,
    Scheme.EVIDENCE_LEVEL: 1,
}
OWNERS = [f"owner-{number}" for number in range(60)]
YEARS = [str(year) for year in range(1995, 2027)]
BATCH = 1000


def generate_practices(wanted: int) -> int:
    """Add practices in three languages until there are so many; return how many."""
    templates = [
        versions
        for versions in generate.templates_by_key(["practice"]).values()
        if len(versions) == len(generate.LANGUAGES)
    ]
    stored = generate.terms_of([row for versions in templates for row in versions])
    codes = vocabulary_codes()
    present = Publication.objects.filter(kind="practice", language="pl").count()
    while present < wanted:
        number = min(BATCH, wanted - present)
        add_practices(templates, stored, codes, present, number)
        present += number
    return present


@transaction.atomic
def add_practices(
    templates: Sequence[list[Publication]],
    stored: generate.Terms,
    codes: dict[str, list[str]],
    present: int,
    wanted: int,
) -> None:
    """Write so many more practices, numbered from `present`."""
    sequence = LogHead.objects.get(pk=1).sequence
    sequences = count(sequence + 1)
    rows: list[Publication] = []
    terms: list[list[Term]] = []
    for number in range(present, present + wanted):
        versions = templates[number % len(templates)]
        drawn = drawn_terms(codes, number)
        for source, row in zip(
            versions, generate.copies(versions, number), strict=True
        ):
            row.sequence = next(sequences)
            rows.append(row)
            kept = [term for term in stored[source.pk] if term[0] not in REPLACED]
            terms.append(kept + drawn)
    generate.save(rows, terms)
    generate.recount(sequence + len(rows))


REPLACED = {*DRAWN, "owner", "partner", "year"}


def drawn_terms(codes: dict[str, list[str]], number: int) -> list[Term]:
    """Return the terms of a practice, the same at every run."""
    chance = random.Random(number)
    owner, other = chance.sample(OWNERS, 2)
    start = chance.randrange(len(YEARS))
    terms = [
        (scheme.value, code)
        for scheme, most in DRAWN.items()
        for code in chance.sample(codes[scheme], chance.randint(1, most))
    ]
    terms += [("owner", owner), ("partner", owner), ("partner", other)]
    return terms + [("year", year) for year in YEARS[start : start + 4]]


def vocabulary_codes() -> dict[str, list[str]]:
    """Return the codes that can be drawn, by scheme."""
    found: dict[str, list[str]] = {}
    rows = Concept.objects.filter(scheme__in=list(DRAWN)).order_by("scheme", "code")
    for scheme, code in rows.values_list("scheme", "code"):
        found.setdefault(scheme, []).append(code)
    return found
