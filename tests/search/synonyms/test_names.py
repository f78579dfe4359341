"""Names of public records lead from one language to the others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publication.models import Publication
from search.synonyms import names
from search.synonyms.table import understood
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> list[Publication]:
    """Publish a record of a kind whose titles are names."""
    monkeypatch.setattr(names, "_kinds", {"sample-club": ("", frozenset())})
    corpus = Corpus()
    polish = corpus.add("Klub Wędkarski nad Wartą", "pl", kind="sample-club")
    english = corpus.add(
        "Anglers by the Warta", "en", kind="sample-club", key=polish.key
    )
    return [polish, english]


@pytest.mark.usefixtures("named")
def test_a_name_leads_to_the_others():
    asked = understood("klub wędkarski nad wartą, wyniki")
    assert asked.meant["en"]["Anglers"] == "klub wędkarski nad wartą"
    assert asked.doubtful == ["wyniki"]
    assert understood("klub wędkarski").meant_in("en") == []
    assert understood('"klub wędkarski nad wartą"').meant_in("en") == []


def test_a_withdrawn_name_leads_nowhere(named: list[Publication]):
    assert understood("klub wędkarski nad wartą").meant_in("en")
    corpus = Corpus()
    corpus.sequence = max(row.sequence for row in named)
    for row in named:
        corpus.withdraw(row)
    assert understood("klub wędkarski nad wartą").meant_in("en") == []


@pytest.mark.usefixtures("named")
def test_a_question_costs_one_query():
    understood("klub")
    with CaptureQueriesContext(connection) as queries:
        understood("klub wędkarski nad wartą")
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        understood("")
    assert len(queries) == 0


def test_topics_and_partners_have_names():
    assert "Jagiellonian" in understood("Uniwersytet Jagielloński").meant_in("en")
    assert "refugees" in understood("migranci i uchodźcy").meant_in("en")
