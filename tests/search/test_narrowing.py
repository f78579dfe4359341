"""Sets of versions, as the embedded engine keeps them."""

import pytest

from search.embedded import bitmaps
from tests.search.corpus import version


@pytest.mark.django_db
def test_a_version_keeps_its_number(engine) -> None:
    numbers = set()
    connection = engine.database.connection()
    for sequence in range(1, 30):
        engine.index([version(1, "pl", sequence, terms=[("place", str(sequence))])])
        numbers.update(connection.execute("SELECT id FROM documents"))
    assert len(numbers) == 1
    assert bitmaps.codes_of(connection, "place") == ["29"]


def test_sets_of_versions() -> None:
    ids = [1, 7, 8, 63, 64, 4095, 4096, 9000]
    bits = bitmaps.bits_of(ids)
    assert bitmaps.ids_of(bits) == ids
    assert list(bitmaps.members([9000, 2, 1, 70_000], bits)) == [9000, 1]
    assert bitmaps.bits_of([]) == 0
    assert bitmaps.ids_of(0) == []
