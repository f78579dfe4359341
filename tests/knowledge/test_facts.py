"""Facts stand once: whatever a translation's own columns hold, nobody reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.languages import LANGUAGE_CODES
from knowledge.models import PracticePage
from knowledge.projections import project_practice
from tests.knowledge import factories
from vocabularies.enums import Scheme
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db

ONE = {"practice_kind": Scheme.PRACTICE_KIND, "scale": Scheme.SCALE}
ONE |= {"stage": Scheme.STAGE, "licence": Scheme.LICENCE}
ONE |= {"origin_country": Scheme.COUNTRY, "evidence_level": Scheme.EVIDENCE_LEVEL}
MANY = {
    "topics": Scheme.TOPIC,
    "target_groups": Scheme.TARGET_GROUP,
    "countries": Scheme.COUNTRY,
    "regions": Scheme.NUTS,
    "counties": Scheme.COUNTY,
}
# Values that differ between languages because they are words.
WORDS = {"label", "language", "text", "html", "title", "path", "summary", "alt"}
PROSE = {
    "plain_summary",
    "problem",
    "description",
    "lessons",
    "resources_needed",
    "proofread",
    "indicator",
    "reason",
    "role_label",
}
numbers = st.integers(min_value=0, max_value=3)
facts = st.fixed_dictionaries(
    {
        "one": st.fixed_dictionaries(dict.fromkeys(ONE, numbers)),
        "many": st.fixed_dictionaries(
            {name: st.sets(numbers, max_size=3) for name in MANY}
        ),
        "columns": st.fixed_dictionaries(
            {
                "start": st.sampled_from(["", "2018", "2019-04"]),
                "end": st.sampled_from(["", "2020", "2021-01-31"]),
                "compiled": st.booleans(),
                "consent": st.booleans(),
                "source_url": st.sampled_from(["", "https://example.org/a"]),
                "confirmation": st.sampled_from(["not-asked", "unconfirmed"]),
            }
        ),
    }
)


def concepts(scheme: Scheme, chosen: set[int]) -> list[Concept]:
    rows = list(Concept.objects.filter(scheme=scheme).order_by("order", "code"))
    return [rows[number % len(rows)] for number in sorted(chosen)]


def set_facts(page: PracticePage, values: dict[str, Any]) -> None:
    one = {
        name: concepts(ONE[name], {number})[0] for name, number in values["one"].items()
    }
    PracticePage.objects.filter(pk=page.pk).update(**one, **values["columns"])
    for name, chosen in values["many"].items():
        # Straight into the table: no rule of the form is to help here.
        rows = PracticePage._meta.get_field(name).remote_field.through.objects
        rows.filter(practicepage=page).delete()
        rows.bulk_create(
            rows.model(practicepage=page, concept=concept)
            for concept in concepts(MANY[name], chosen)
        )


def without_words(value: Any) -> Any:
    """Leave out of a document what is said in a language."""
    if isinstance(value, dict):
        return {
            name: without_words(inner)
            for name, inner in value.items()
            if name not in WORDS | PROSE
        }
    return [without_words(item) for item in value] if isinstance(value, list) else value


@contextmanager
def undone() -> Iterator[None]:
    """Forget one example before the next."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


@given(true=facts, stray=facts)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_facts_are_equal_in_three_languages(
    golden: Any, true: dict[str, Any], stray: dict[str, Any]
) -> None:
    with undone():
        for language in LANGUAGE_CODES:
            # Translations have the columns too; they must mean nothing.
            page = factories.version(golden, language)
            set_facts(page, true if language == "pl" else stray)
        said = []
        for language in LANGUAGE_CODES:
            content = project_practice(factories.version(golden, language))
            document = {
                **content.summary.model_dump(mode="json"),
                **content.body.model_dump(mode="json"),
            }
            said.append((without_words(document), sorted(content.terms)))
        assert said[0] == said[1] == said[2]
        assert (said[0][0]["start"]["value"] or "") == true["columns"]["start"]


@pytest.fixture
def golden() -> Any:
    return factories.full_practice(factories.partner(), factories.partner("inna"))
