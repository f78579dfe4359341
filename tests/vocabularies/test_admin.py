"""Vocabularies in the admin."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.usage import concept_uses

pytestmark = pytest.mark.django_db
LIST = "/admin/vocabularies/"


@pytest.fixture
def editor() -> Client:
    client = Client(headers={"accept-language": "pl"})
    client.force_login(
        User.objects.create_superuser("root", "root@example.org", "secret-word")
    )
    return client


@pytest.fixture
def concept() -> Concept:
    return Concept.objects.create(
        scheme=Scheme.TOPIC,
        code="trial",
        label_pl="Próba łódzka",
        label_en="Trial",
        label_uk="Спроба ґанку",
        alternative_labels_pl="zamiennik\ndrugi",
    )


def found(client: Client, **query: str) -> list[str]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return [item.code for item in response.context["object_list"]]


def data(concept: Concept | None = None, **changes: str) -> dict[str, str]:
    texts = {
        f"{field}_{code}": getattr(concept, f"{field}_{code}", "") or ""
        for field in ("label", "definition", "alternative_labels")
        for code in ("pl", "en", "uk")
    }
    return {**texts, "broader": "", "uri": "", "order": "0", **changes}


@pytest.mark.parametrize(
    "words",
    [
        "próba",
        "PROBA lodzka",
        '"trial"',
        "спроба",
        "ганку",
        "zamiennik",
        "trial łódzka",
    ],
)
def test_search_finds_words_of_any_language(
    editor: Client, concept: Concept, words: str
) -> None:
    assert "trial" in found(editor, q=words)


@pytest.mark.parametrize("words", ['"', "''", "%", "nigdzie", '"niedomknięty'])
def test_search_survives_odd_words(editor: Client, words: str) -> None:
    assert found(editor, q=words) == []


def test_the_list_is_filtered_by_vocabulary(editor: Client) -> None:
    codes = Concept.objects.filter(scheme=Scheme.COUNTY).values_list("code", flat=True)
    assert set(found(editor, scheme="county")) == set(codes)


def test_the_list_needs_no_query_per_row(editor: Client) -> None:
    editor.get(LIST, {"scheme": "topic"})
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST, {"scheme": "stage"})
    with CaptureQueriesContext(connection) as many:
        editor.get(LIST, {"scheme": "nuts"})
    assert len(many) <= len(few)


def test_export_holds_every_language(editor: Client, concept: Concept) -> None:
    response = editor.get(LIST, {"scheme": "topic", "export": "csv"})
    content: Any = response.streaming_content  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(b"".join(content).decode())))
    row = next(row for row in rows if "trial" in row)
    assert row[:2] == ["topic", "trial"]
    assert {"Próba łódzka", "Trial", "Спроба ґанку"} <= set(row)
    response = editor.get(LIST, {"export": "xlsx"})
    assert response.status_code == 200


def test_a_concept_is_made_in_three_languages(editor: Client) -> None:
    address = f"{reverse('vocabularies:add')}?scheme=topic"
    assert editor.get(address).context["form"]["scheme"].value() == "topic"
    texts = {"label_pl": "Nowe", "label_en": "New", "label_uk": "Нове"}
    response = editor.post(address, data(scheme="topic", code="brand-new", **texts))
    assert response.status_code == 302
    made = Concept.objects.get(scheme="topic", code="brand-new")
    assert made.labels == {"pl": "Nowe", "en": "New", "uk": "Нове"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "dwa słowa"}, "code"),
        ({"code": ""}, "code"),
        ({"label_pl": ""}, "label_pl"),
        ({"uri": "nie adres"}, "uri"),
        ({"order": "-1"}, "order"),
        ({"code": "trial"}, "__all__"),
        ({"broader": "other"}, "broader"),
    ],
)
def test_faults_come_back_with_the_form(
    editor: Client, concept: Concept, changes: dict[str, str], field: str
) -> None:
    if "broader" in changes:
        other = Concept.objects.filter(scheme=Scheme.NUTS).first()
        assert other
        changes = {"broader": str(other.pk)}
    values = data(scheme="topic", code="new", label_pl="Nowe") | changes
    response = editor.post(reverse("vocabularies:add"), values)
    assert response.status_code == 200
    assert field in response.context["form"].errors


def test_code_and_vocabulary_are_fixed(editor: Client, concept: Concept) -> None:
    address = reverse("vocabularies:edit", args=[concept.pk])
    text = editor.get(address).content.decode()
    assert 'name="code"' not in text
    assert 'name="scheme"' not in text
    assert "trial" in text
    changed = data(concept, label_pl="Lepsza nazwa", code="other", scheme="nuts")
    assert editor.post(address, changed).status_code == 302
    concept.refresh_from_db()
    assert (concept.scheme, concept.code) == ("topic", "trial")
    assert concept.label_pl == "Lepsza nazwa"
    assert concept.label_uk == "Спроба ґанку"


def test_broader_concepts_are_of_the_same_vocabulary(
    editor: Client, concept: Concept
) -> None:
    form = editor.get(reverse("vocabularies:edit", args=[concept.pk])).context["form"]
    offered = form.fields["broader"].queryset
    assert set(offered.values_list("scheme", flat=True)) == {"topic"}
    assert concept not in offered


def test_an_unused_concept_is_deleted(editor: Client, concept: Concept) -> None:
    address = reverse("vocabularies:delete", args=[concept.pk])
    assert editor.get(address).status_code == 200
    assert editor.post(address).status_code == 302
    assert not Concept.objects.filter(pk=concept.pk).exists()


def test_a_concept_in_use_stays_and_says_why(editor: Client, concept: Concept) -> None:
    Concept.objects.create(
        scheme=Scheme.TOPIC, code="narrower", label_pl="Węższe", broader=concept
    )
    assert sum(concept_uses(concept).values()) == 1
    address = reverse("vocabularies:delete", args=[concept.pk])
    page = editor.get(address)
    assert page.context["is_protected"]
    assert 'method="POST"' not in page.content.decode()
    response = editor.post(address, follow=True)
    assert response.status_code == 200
    assert Concept.objects.filter(pk=concept.pk).exists()


def test_concepts_of_published_pages_and_partners_are_in_use() -> None:
    used = [
        concept.code
        for concept in Concept.objects.filter(scheme=Scheme.PARTNER_TYPE)
        if concept_uses(concept)
    ]
    assert used
    topics = Concept.objects.filter(scheme=Scheme.TOPIC)
    assert any(concept_uses(concept) for concept in topics)
