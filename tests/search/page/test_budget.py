"""What a page of the search asks the database, however much is found."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.engines import current_engine
from search.views import NOTHING_QUERY_BUDGET, QUERY_BUDGET
from tests.search.corpus import Corpus
from tests.search.page.conftest import address

pytestmark = pytest.mark.django_db


def asked(client: Client, **question: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address("pl"), question)
    return len(captured)


def test_it_does_not_grow(client: Client, search_path, corpus: Corpus):
    asked(client)
    # A page of the frame alone, and two questions for the topics to start with.
    frame = asked(client) - 2
    for number in range(30):
        terms = [("topic", "guidance"), ("country", "PL"), ("partner", "mpku")]
        row = corpus.add(
            f"Walidacja w praktyce {number}", terms=[*terms, ("year", "2019")]
        )
        current_engine().index([row])
        if number in (0, 29):
            assert asked(client, q="walidacja praktyki") - frame <= QUERY_BUDGET
            assert (
                asked(client, q="walidacja praktyki", s="all") - frame <= QUERY_BUDGET
            )
            nothing = asked(client, q="walidacja praktyki", kind="none", s="only")
            assert nothing - frame <= NOTHING_QUERY_BUDGET
