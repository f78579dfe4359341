from typing import Any

from partners_exchange.presentation.exchange_map import exchange_map


def summary(**fields: Any) -> dict[str, Any]:
    return {
        "name": {"text": "Instytucja", "language": "pl"},
        "short_name": "INST",
        "city": None,
        "city_original": "",
        "nuts": None,
        "country": None,
        "founded": {"value": ""},
        "ended": {"value": ""},
        **fields,
    }


def in_town(town: str, **fields: Any) -> dict[str, Any]:
    city = {"text": town, "language": "pl"}
    return summary(city=city, city_original=town, **fields)


def test_only_places_with_partners_are_drawn():
    drawn = exchange_map([in_town("Kraków")])
    assert [item.name for item in drawn] == ["Kraków"]


def test_no_partner_disappears_from_the_drawing():
    partners = [
        in_town("Tczew", short_name="A"),
        summary(country={"code": "ES", "label": "Hiszpania"}, short_name="B"),
        summary(short_name="C"),
        summary(nuts={"code": "FRK2", "label": "Rodan-Alpy"}, short_name="D"),
    ]
    drawn = exchange_map(partners)
    words = " ".join(word.text for item in drawn for word in item.words)
    assert sorted(words.replace(",", "").split()) == ["A", "B", "C", "D"]
    assert all(item.station.dashed for item in drawn)


def test_the_widest_region_names_the_station():
    regions = [{"code": "FRK2", "label": "Rodan-Alpy"},
               {"code": "FRK", "label": "Owernia-Rodan-Alpy"}]  # fmt: skip
    drawn = exchange_map(summary(nuts=region) for region in regions)
    assert [item.name for item in drawn] == ["Owernia-Rodan-Alpy"]


def test_an_ended_partner_carries_its_years():
    drawn = exchange_map([in_town("Warszawa", ended={"value": "2016-03"})])
    assert [word.text for word in drawn[0].words] == ["INST (?–2016)"]
