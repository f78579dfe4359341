"""The judged questions name what is public, and the measures measure."""

from collections import Counter

import pytest

from benchmarks.relevance.collection import LANGUAGES, add_collection
from benchmarks.relevance.judged import judged_questions
from benchmarks.relevance.measures import ndcg, recall, right_first
from publication.models import Publication

pytestmark = pytest.mark.django_db


def test_every_language_has_judged_questions_of_public_records():
    questions = judged_questions(LANGUAGES)
    assert min(Counter(question.language for question in questions).values()) >= 40
    for question in questions:
        assert question.text
        assert max(question.grades.values()) == 3


def test_measures():
    grades = {"a": 3, "b": 2, "c": 1}
    assert ndcg(["a", "b", "c"], grades) == pytest.approx(1)
    assert ndcg(["x", "c", "b"], grades) < ndcg(["b", "a", "x"], grades) < 1
    assert recall(["x", "b"], grades) == 0.5
    assert recall(["x"] * 10 + ["a"], grades) == 0
    assert right_first(["a", "x"], grades) == 1
    assert right_first(["b", "a"], grades) == right_first([], grades) == 0


def test_the_collection_says_the_same_in_three_languages():
    add_collection(20)
    rows = Publication.objects.filter(reference__startswith="collection")
    assert rows.count() == 60
    texts = list(rows.values_list("search_text", flat=True))
    assert len(set(texts)) == 60
    assert not any("{" in text for text in texts)
    add_collection(20)
    assert rows.count() == 60
