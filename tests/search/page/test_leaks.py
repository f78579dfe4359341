"""What was withdrawn is not shown, even by an index that lags behind."""

import pytest
from django.test import Client

from search.engines import current_engine
from tests.search.corpus import Corpus
from tests.search.page.conftest import address

pytestmark = pytest.mark.django_db
TITLE = "Niejawnyznacznik tytuł"


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_no_door_shows_it(client: Client, search_path, corpus: Corpus, language: str):
    row = corpus.add(TITLE, summary="Niejawnyznacznik lid")
    current_engine().index([row])
    page, titles = address(language), address(language, "search_suggestions")
    doors = [(page, {"q": TITLE}), (page, {"q": TITLE, "kind": "none"})]
    doors += [(titles, {"q": "niejawny"})]
    for path, question in doors:
        assert TITLE in client.get(path, question).content.decode().replace(
            "<mark>", ""
        ).replace("</mark>", "")
    corpus.withdraw(row)
    for path, question in doors:
        answer = client.get(path, {**question, "q": "niejawny"}).content.decode()
        assert "Niejawnyznacznik" not in answer
