"""What the benchmarks measure on is what publishing would have written."""

import pytest

from benchmarks.generate import generate
from headless.registry import kinds
from headless.schemas import document_schema
from publication.counts import counted_afresh, counts_stored
from publication.log import log_head
from publication.models import Publication, PublishedPath

pytestmark = pytest.mark.django_db


@pytest.fixture
def generated() -> list[Publication]:
    before = Publication.objects.count()
    assert generate(before + 90) >= before + 90
    return list(Publication.objects.filter(reference__startswith="benchmark"))


def test_a_table_that_is_large_enough_is_left_alone():
    before = Publication.objects.count()
    assert generate(before) == before


def test_rows_are_documents_of_their_kind(generated):
    for row in generated:
        document = document_schema(kinds[row.kind]).model_validate(row.document)
        assert (document.key, document.title) == (row.key, row.title)
        assert (document.path, document.language) == (row.path, row.language)
        assert row.data.items() <= row.document.items()
        assert {link.path for link in document.translations} >= {row.path}


def test_rows_keep_what_publishing_keeps(generated):
    sequences = Publication.objects.values_list("sequence", flat=True)
    assert len(set(sequences)) == len(sequences)
    assert log_head() == max(sequences)
    assert counts_stored() == counted_afresh()
    paths = {row.path for row in generated}
    assert len(paths) == len(generated)
    assert PublishedPath.objects.filter(path__in=paths).count() == len(paths)
    assert all(row.terms.exists() for row in generated)
