"""Ten thousand records that answer no judged question, in three languages.

They speak of other fields (roads, choirs, beekeeping) in the words that every record
of the site uses as well: project, workshop, region, grant. What a judged question
asks for entirely, such as everything from France, they leave out. The same number
always makes the same record.
"""

import datetime
import json
import random
import uuid
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from django.db import transaction

from benchmarks import generate
from core.collation import sort_key
from publication.models import LogHead, Publication
from vocabularies.enums import Scheme
from vocabularies.models import Concept

WORDS = Path(__file__).with_name("words.json")
LANGUAGES = ("pl", "en", "uk")
KINDS = ("practice", "practice", "news", "activity", "resource")
NAMESPACE = uuid.UUID("2f6f6f5e-5d3c-4f0e-9a2b-6a3f0f7f1c11")
NOON = datetime.datetime(2026, 1, 1, 12, 0, tzinfo=datetime.UTC)
COUNTRIES = ("PL", "PL", "PL", "PL", "BE", "GR", "FI")
GROUPS = ("students", "seniors", "farmers", "parents", "ngos", "local-authorities")
SENTENCES = 9
BATCH = 1000
Term = tuple[str, str]


def add_collection(wanted: int) -> None:
    """Add records, each in three languages, until there are so many."""
    add_fields()
    present = Publication.objects.filter(reference__startswith="collection").count()
    for first in range(present // len(LANGUAGES), wanted, BATCH):
        add_records(range(first, min(first + BATCH, wanted)))


@transaction.atomic
def add_records(numbers: range) -> None:
    """Write the records of some numbers."""
    sequences = count(LogHead.objects.get(pk=1).sequence + 1)
    rows: list[Publication] = []
    terms: list[list[Term]] = []
    for number in numbers:
        carried = terms_of(number)
        for language in LANGUAGES:
            rows.append(row_of(number, language, next(sequences)))
            terms.append(carried)
    generate.save(rows, terms)
    generate.recount(rows[-1].sequence)


def add_fields() -> None:
    """Add the fields as topics, so that their labels distract as well."""
    Concept.objects.rewrite(False).bulk_create(
        [
            Concept(
                scheme=Scheme.TOPIC,
                code=f"field-{field['code']}",
                label=field["label"][0],
                **{
                    f"label_{language}": label
                    for language, label in zip(LANGUAGES, field["label"], strict=True)
                },
            )
            for field in words()["fields"]
        ],
        ignore_conflicts=True,
    )


def row_of(number: int, language: str, sequence: int) -> Publication:
    """Return one version of a record."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    title, sentences = written(chance, LANGUAGES.index(language))
    key = uuid.uuid5(NAMESPACE, str(number))
    return Publication(
        key=key,
        kind=kind,
        language=language,
        reference=f"collection:{number}",
        path=f"/{language}/collection/{number}/",
        title=title,
        summary=b"{}",
        body=b"{}",
        search_summary=sentences[0],
        search_text=" ".join(sentences),
        sort_key=sort_key(title, language)[:700],
        date_key=generate.partial_date(number),
        etag=key.hex,
        state="public",
        dependency_hash="",
        first_published=NOON,
        changed=NOON + datetime.timedelta(seconds=number),
        sequence=sequence,
        best_pl=language == "pl",
        best_en=language == "en",
        best_uk=language == "uk",
    )


def written(chance: random.Random, place: int) -> tuple[str, list[str]]:
    """Return title and sentences; `place` is that of the language.

    Every draw is made for all languages alike: the versions of a record say the same.
    """
    known = words()
    field, other = chance.sample(known["fields"], 2)
    subject = chance.choice(field["subjects"])[place]
    form = chance.choice(known["forms"])[place]
    frames = chance.sample(known["frames"], SENTENCES)
    sentences = [
        frame[place].format(
            form=form,
            subject=subject,
            other=chance.choice(other["subjects"])[place],
            place=chance.choice(known["places"])[place],
            name=surname(chance, place),
            year=chance.randint(1995, 2026),
            number=chance.randint(2, 400),
        )
        for frame in frames
    ]
    where = chance.choice(known["places"])[place]
    return f"{form} {subject} {where}", [*sentences, field["label"][place]]


def surname(chance: random.Random, place: int) -> str:
    """Return one of two thousand surnames: words that few texts share."""
    script = 1 if LANGUAGES[place] == "uk" else 0
    parts = words()["surnames"]
    return "".join(
        chance.choice(parts[part])[script] for part in ("beginnings", "middles", "ends")
    )


def terms_of(number: int) -> list[Term]:
    """Return the terms of a record."""
    chance = random.Random(number)
    fields = chance.sample(words()["fields"], 2)
    topics = [("topic", f"field-{field['code']}") for field in fields]
    return [
        *topics,
        ("country", chance.choice(COUNTRIES)),
        ("target-group", chance.choice(GROUPS)),
        ("year", str(chance.randint(1995, 2026))),
    ]


def versions(batch: int) -> Iterator[list[Publication]]:
    """Yield everything public in the order of the log, with its terms."""
    position = 0
    public = Publication.objects.filter(withdrawn_at=None).order_by("sequence")
    while rows := list(
        public.filter(sequence__gt=position)
        .defer("summary", "body")
        .prefetch_related("terms")[:batch]
    ):
        yield rows
        position = rows[-1].sequence


@cache
def words() -> dict[str, Any]:
    """Return what the records are written with."""
    return dict(json.loads(WORDS.read_text(encoding="utf-8")))
