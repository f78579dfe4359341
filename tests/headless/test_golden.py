"""The whole document of one object of each kind, in three languages."""

import json

import pytest

from core.languages import LANGUAGE_CODES
from headless.registry import kinds
from publication.models import Publication
from tests.headless import golden
from tests.headless.golden import steady

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_kind")]


def sample_of(kind: str) -> Publication:
    """Return the object of a kind that has most to show, the same each time."""
    rows = Publication.objects.filter(kind=kind, withdrawn_at=None)
    complete = [
        row
        for row in rows.filter(language="pl")
        if rows.filter(key=row.key).count() == len(LANGUAGE_CODES)
    ]
    assert complete, f"No {kind} exists in three languages"
    return max(
        complete, key=lambda row: (len(json.dumps(steady(row.document))), row.path)
    )


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize("kind", sorted(kinds))
def test_whole_document(client, kind, language):
    row = sample_of(kind)
    response = client.get(f"/api/v1/pages/{row.key}", {"lang": language})
    shown, kept = golden.golden(f"{kind}-{language}", response.json())
    assert shown == kept


def test_no_file_is_left_over():
    wanted = {f"{kind}-{language}" for kind in kinds for language in LANGUAGE_CODES}
    left_over = {path for path in golden.FOLDER.iterdir() if path.stem not in wanted}
    if golden.WRITING:
        for path in left_over:
            path.unlink()
    else:
        assert left_over == set()


def test_only_what_must_differ_is_passed_over():
    document = {
        "key": "dca959b1-9987-52c2-a045-68d2f1a87477",
        "changed": "2026-11-22T12:00:00Z",
        "body": [{"id": "4a", "type": "quote", "alt": None, "wide": True, "width": 3}],
        "url": "/media/images/vilnius_a1B2c3D.width-480.webp",
        "file": "/documents/17/statute.pdf",
        "path": "/en/news/second_edition/",
    }
    assert steady(document) == {
        **document,
        "changed": "<time>",
        "body": [{**document["body"][0], "id": "<id>"}],
        "url": "/media/images/vilnius.width-480.webp",
        "file": "/documents/<number>/statute.pdf",
    }
