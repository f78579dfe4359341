"""The lines of exchange, drawn by hand: a diagram, not a map to scale.

A station is drawn when a partner is there. Partners whose town has no place
on the drawing share one dashed station, as do those without a town, so that
a new partner never disappears from it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Data = dict[str, Any]
LETTERS_IN_A_LINE = 24
LINE_HEIGHT = 20


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the drawing, with where its words stand."""

    code: str
    line: str
    x: int
    y: int
    name_at: tuple[int, int]
    words_at: tuple[int, int]
    anchor: str = "start"
    name_anchor: str = "start"
    dashed: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One line of text on the drawing."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A station with its words."""

    station: Station
    name: str
    language: str
    words: list[Word]


KRAKOW = Station(
    "Kraków", "", 620, 250,
    (600, 150), (600, 173),
    anchor="end", name_anchor="end", here=True,
)  # fmt: skip
WEST = "M620 250 L440 250"
STATIONS = (
    KRAKOW,
    Station(
        "Warszawa", "M620 250 L620 130 L680 70 L720 70", 720, 70, (742, 66), (742, 88)
    ),
    Station(
        "Charleroi", f"{WEST} L340 150 L330 150", 330, 150,
        (316, 124), (352, 182), anchor="end", name_anchor="middle",
    ),
    Station(
        "Bruxelles / Brussel",
        f"{WEST} L340 150 L250 150 L210 110 L150 110", 150, 110,
        (150, 84), (150, 142), anchor="middle", name_anchor="middle",
    ),
    Station(
        "Lyon", f"{WEST} L340 350 L250 350", 250, 350,
        (250, 324), (278, 378), name_anchor="middle",
    ),
    Station(
        "Θεσσαλονίκη", "M620 250 L620 330 L710 420 L780 420", 780, 420,
        (802, 416), (802, 438),
    ),
)  # fmt: skip
RHONE_ALPES = Station(
    "FRK", f"{WEST} L340 350 L250 350 L190 410 L150 410", 150, 410,
    (126, 440), (126, 461), dashed=True,
)  # fmt: skip
NETWORKS = Station(
    "networks", "M620 250 L760 250 L800 290", 800, 290,
    (824, 286), (824, 308), dashed=True,
)  # fmt: skip
ELSEWHERE = Station(
    "elsewhere", "M620 250 L760 250 L820 190", 820, 190,
    (844, 186), (844, 208), dashed=True,
)  # fmt: skip
BY_CITY = {station.code: station for station in STATIONS}


def exchange_map(partners: Iterable[Data]) -> list[Drawn]:
    """Return the stations to draw, from the partners' published summaries."""
    found: dict[Station, list[Data]] = {}
    for partner in partners:
        found.setdefault(station_of(partner), []).append(partner)
    order = [*STATIONS, RHONE_ALPES, NETWORKS, ELSEWHERE]
    return [_draw(station, found[station]) for station in order if station in found]


def station_of(partner: Data) -> Station:
    """Return where a partner stands on the drawing."""
    if city := partner["city_original"]:
        return BY_CITY.get(city, ELSEWHERE)
    region = (partner["nuts"] or {}).get("code", "")
    if region.startswith(RHONE_ALPES.code):
        return RHONE_ALPES
    return ELSEWHERE if partner["country"] else NETWORKS


def _draw(station: Station, partners: list[Data]) -> Drawn:
    name, language = _name(station, partners)
    x, y = station.words_at
    return Drawn(
        station=station,
        name=name,
        language=language,
        words=[
            Word(text, x, y + number * LINE_HEIGHT)
            for number, text in enumerate(_lines(partners))
        ],
    )


def _name(station: Station, partners: list[Data]) -> tuple[str, str]:
    """Return the station's name and, when it is foreign, its language."""
    named: dict[Station, Callable[[], str]] = {
        NETWORKS: lambda: _("Networks without a town"),
        ELSEWHERE: lambda: _("Elsewhere"),
        RHONE_ALPES: lambda: _region(partners),
    }
    if station in named:
        return named[station](), ""
    city = partners[0]["city"] or {"text": station.code, "language": ""}
    return city["text"], city["language"]


def _region(partners: list[Data]) -> str:
    """Return the widest region named, which holds the others."""
    regions = sorted((partner["nuts"] for partner in partners), key=_code_length)
    return str(regions[0]["label"])


def _code_length(region: dict[str, str]) -> int:
    return len(region["code"])


def _lines(partners: list[Data]) -> list[str]:
    """Return the partners' short names, wrapped."""
    lines: list[str] = []
    names = [short_name(partner) for partner in partners]
    for position, name in enumerate(names):
        word = name if position == len(names) - 1 else f"{name},"
        if lines and len(lines[-1]) + len(word) < LETTERS_IN_A_LINE:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def short_name(partner: Data) -> str:
    """Return the short name; one that has ended carries its years."""
    name = partner["short_name"] or partner["name"]["text"]
    ended = partner["ended"]["value"]
    if not ended:
        return str(name)
    founded = partner["founded"]["value"]
    return f"{name} ({founded[:4] or '?'}–{ended[:4]})"
