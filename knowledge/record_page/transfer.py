"""The transfer profile: a table whose rows draw a chart together."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.schemas import ConditionDocument
from vocabularies.enums import Scheme
from vocabularies.selectors import labels


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One condition with its piece of the line.

    Attributes:
        rating: 0 to 3; None when nobody has rated the condition.
        path: The piece of the line in a box 3 wide and 1 high, as SVG; "" when
            there is nothing to join.
    """

    label: str
    rating: int | None
    reason: str
    language: str
    path: str


def profile_rows(
    conditions: Sequence[ConditionDocument], language: str
) -> list[ProfileRow]:
    """Return all conditions in their order; none when nothing was rated."""
    if not conditions:
        return []
    rated = {row.condition.code: row for row in conditions}
    known = labels(scheme=Scheme.TRANSFER_CONDITION, language=language)
    found = [(label, rated.get(code)) for code, label in known.items()]
    ratings = [row.rating if row else None for _label, row in found]
    return [
        ProfileRow(
            label=label,
            rating=row.rating if row else None,
            reason=row.reason if row else "",
            language=row.language if row else language,
            path=line_piece(ratings, position),
        )
        for position, (label, row) in enumerate(found)
    ]


def line_piece(ratings: Sequence[int | None], position: int) -> str:
    """Return the line through a row: from half-way above to half-way below.

    It ends where a neighbour is not rated, instead of bridging the gap.
    """
    here = ratings[position]
    if here is None:
        return ""
    points: list[tuple[float, float]] = [(here, 0.5)]
    above = ratings[position - 1] if position else None
    below = ratings[position + 1] if position + 1 < len(ratings) else None
    if above is not None:
        points.insert(0, ((above + here) / 2, 0))
    if below is not None:
        points.append(((here + below) / 2, 1))
    if len(points) == 1:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
