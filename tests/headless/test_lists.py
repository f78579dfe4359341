"""Lists: refused parameters, filters, order, cursors, languages, queries."""

import json

import pytest

from tests.headless.sample import publish, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
NEWS = "/api/v1/news"


def titles(response) -> list[str]:
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=abc", "limit"),
        ("limit=", "limit"),
        ("order=random", "order"),
        ("view=all", "view"),
        ("lang=xx", "lang"),
        ("fallback=maybe", "fallback"),
        ("cursor=abc", "cursor"),
        ("cursor=" + "a" * 2000, "cursor"),
        ("topic=", "topic"),
        ("topic=a%00b", "topic"),
        ("topic=a,,b", "topic"),
        ("colour=red", "colour"),
        ("county=1201", "county"),
        ("limit=5&limit=6", "limit"),
        ("lang=pl&lang=pl", "lang"),
        ("x=1&x=2", "x"),
    ],
)
def test_refused_parameters_are_named(client, query, parameter):
    response = client.get(f"{NEWS}?{query}")
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    errors = response.json()["errors"]
    assert [error["parameter"] for error in errors] == [parameter]


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/languages"])
def test_doors_without_parameters_refuse_any(client, address):
    assert client.get(f"{address}?x=1").status_code == 422


def test_empty_list(client):
    assert client.get(NEWS).json() == {
        "language": "pl",
        "total": 0,
        "next": None,
        "items": [],
    }


def test_other_kinds_languages_and_withdrawn_rows_stay_out(client):
    publish("Widoczne")
    publish("Visible", "en")
    publish("Partner", kind="sample-partner")
    withdraw(publish("Wycofane"))
    response = client.get(NEWS)
    assert titles(response) == ["Widoczne"]
    assert response.json()["total"] == 1
    assert "Wycofane" not in response.content.decode()


def test_pages_follow_one_another_without_overlap_or_gap(client):
    for number in range(25):
        publish(f"N{number:02}", date=f"2026-01-{number % 5 + 1:02}")
    seen: list[str] = []
    cursor = None
    for _page in range(10):
        query = {"limit": 4} | ({"cursor": cursor} if cursor else {})
        response = client.get(NEWS, query)
        seen += titles(response)
        assert response.json()["total"] == 25
        cursor = response.json()["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 25


@pytest.mark.parametrize("order", ["-date", "date", "title", "-changed"])
def test_every_order_can_be_continued(client, order):
    for number in range(5):
        publish(f"N{number}", date=f"2026-01-0{number + 1}")
    first = client.get(NEWS, {"limit": 3, "order": order})
    following = client.get(
        NEWS, {"limit": 3, "order": order, "cursor": first.json()["next"]}
    )
    assert len({*titles(first), *titles(following)}) == 5
    assert following.json()["next"] is None


def test_a_cursor_belongs_to_its_list(client):
    for number in range(3):
        publish(f"N{number}")
    cursor = client.get(NEWS, {"limit": 1}).json()["next"]
    for other in ({"order": "title"}, {"lang": "en"}, {"topic": "guidance"}):
        response = client.get(NEWS, {"cursor": cursor, **other})
        assert response.status_code == 422
        assert response.json()["errors"][0]["parameter"] == "cursor"
    forged = cursor[:-1] + ("B" if cursor.endswith("A") else "A")
    assert client.get(NEWS, {"cursor": forged}).status_code == 422


def test_filters_narrow_together_and_codes_widen(client):
    publish("A", terms=(("topic", "guidance"), ("year", "2019")))
    publish("B", terms=(("topic", "quality"), ("year", "2019")))
    publish("C", terms=(("topic", "quality"), ("year", "2020")))
    ask = lambda **query: set(titles(client.get(NEWS, query)))  # noqa: E731
    assert ask(topic="quality") == {"B", "C"}
    assert ask(topic="quality", year="2019") == {"B"}
    assert ask(topic="quality,guidance", year="2019") == {"A", "B"}
    assert ask(topic="nothing") == set()


def test_polish_alphabet_orders_partners(client):
    for title in ("Zamość", "Łódź", "Lublin", "Żory"):
        publish(title, kind="sample-partner")
    found = titles(client.get("/api/v1/partners"))
    assert found == ["Lublin", "Łódź", "Zamość", "Żory"]


def test_fallback_shows_each_object_once_in_its_best_language(client):
    both = publish("Oboje", "pl")
    publish("Both", "en", key=both.key)
    publish("Tylko", "pl")
    gone = publish("Stare", "pl")
    withdraw(publish("Old", "en", key=gone.key))
    response = client.get(NEWS, {"lang": "en", "fallback": "1"})
    assert set(titles(response)) == {"Both", "Tylko", "Stare"}
    assert response.json()["total"] == 3
    assert response["Content-Language"] == "en, pl"
    assert titles(client.get(NEWS, {"lang": "en"})) == ["Both"]


@pytest.mark.parametrize("rows", [1, 100])
@pytest.mark.parametrize("query", ["", "?view=full", "?fallback=1&view=full"])
def test_two_queries(client, django_assert_num_queries, rows, query):
    for number in range(rows):
        publish(f"N{number}", terms=(("topic", "guidance"),))
    with django_assert_num_queries(2):
        response = client.get(NEWS + query)
    assert len(response.json()["items"]) == min(rows, 20)


def test_views(client):
    row = publish("Tytuł")
    assert client.get(NEWS).json()["items"] == [json.loads(row.summary)]
    assert client.get(f"{NEWS}?view=full").json()["items"] == [json.loads(row.body)]
