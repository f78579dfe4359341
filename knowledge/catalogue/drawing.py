"""Where the records of a list come from, drawn as lines: no map to scale.

The list beside the drawing says the same, and names what is not drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from knowledge.catalogue.asked import Asked
from knowledge.catalogue.shelves import Shelf
from knowledge.catalogue.values import Known, label_of
from partners_exchange.presentation.exchange_map import Drawn, Station, Word
from vocabularies.enums import Scheme

HUB = Station(
    "PL", "", 620, 250, (600, 204), (600, 227),
    anchor="end", name_anchor="end", here=True,
)  # fmt: skip
WEST = "M620 250 L440 250"
STATIONS = (
    HUB,
    Station(
        "BE", f"{WEST} L340 150 L250 150", 250, 150,
        (250, 124), (250, 182), anchor="middle", name_anchor="middle",
    ),
    Station(
        "FR", f"{WEST} L340 350 L250 350", 250, 350,
        (250, 324), (250, 382), anchor="middle", name_anchor="middle",
    ),
    Station(
        "GR", "M620 250 L620 330 L710 420 L780 420", 780, 420, (802, 416), (802, 438)
    ),
    Station(
        "UA", "M620 250 L760 250 L820 290", 820, 290, (844, 286), (844, 308)
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region or county with its number of records."""

    label: str
    number: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Places:
    """Everything of one scheme, the most records first."""

    name: str
    places: list[Place]


@dataclass(frozen=True, slots=True)
class ListMap:
    """The drawing, and what it says in words."""

    drawn: list[Drawn]
    lists: list[Places]


def list_map(
    shelf: Shelf, asked: Asked, known: Known, counts: Mapping[str, Mapping[str, int]]
) -> ListMap:
    """Return where the records of a list come from."""
    countries = counts.get(Scheme.COUNTRY.value, {})
    drawn = [
        _draw(station, countries[station.code], known)
        for station in STATIONS
        if countries.get(station.code)
    ]
    schemes = (Scheme.COUNTRY.value, Scheme.NUTS.value, Scheme.COUNTY.value)
    lists = [
        Places(str(kind.label), _places(kind.name, asked, known, counts[kind.facet]))
        for kind in shelf.facets
        if kind.name in schemes and counts.get(kind.facet)
    ]
    return ListMap(drawn, lists)


def _draw(station: Station, number: int, known: Known) -> Drawn:
    x, y = station.words_at
    return Drawn(
        station=station,
        name=label_of(known, Scheme.COUNTRY.value, station.code),
        language="",
        words=[Word(records_text(number), x, y)],
    )


def records_text(number: int) -> str:
    """Return a number of records in words of the active language."""
    text = ngettext("%(count)s record", "%(count)s records", number)
    return text % {"count": number}


def _places(
    name: str, asked: Asked, known: Known, counts: Mapping[str, int]
) -> list[Place]:
    picked = asked.chosen.get(name, [])
    found = [
        Place(
            label=label_of(known, name, code),
            number=number,
            query=asked.only(name, code),
            chosen=code in picked,
        )
        for code, number in counts.items()
    ]
    return sorted(found, key=lambda place: (-place.number, place.label))
