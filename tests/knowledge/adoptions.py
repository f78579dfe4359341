"""Published adoptions for tests, as the log holds them."""

import uuid
from typing import Any

from django.utils import timezone

from core.languages import LANGUAGE_CODES
from knowledge.models import PracticePage
from publication.encoding import encode
from publication.log import log_writing
from publication.models import Publication, PublicationTerm


def adoption(practice: PracticePage, name: str, result: str, **changes: Any) -> None:
    """Publish an adoption of a practice in every language."""
    key = uuid.uuid5(practice.translation_key, name)
    for language in LANGUAGE_CODES:
        data = {
            "practice": {"key": str(practice.translation_key)},
            "partner": {
                "code": name,
                "name": {"text": f"Instytucja {name}", "language": "pl"},
                "path": "",
            },
            "result": {"code": result, "label": result.capitalize()},
            "start": {"value": "2021", "precision": "year", "basis": "stated"},
            "country": None,
            "nuts": None,
            "county": {"code": "1201", "label": "Powiat bocheński"},
            "place": "",
            "changes": None,
            "reason": None,
            "follow_ups": [],
            **changes,
        }
        with log_writing() as log:
            row = Publication.objects.create(
                key=key,
                kind="adoption",
                language=language,
                reference=f"tests.adoption:{name}",
                title=name,
                sort_key=name,
                summary=encode(data),
                first_published=timezone.now(),
                changed=timezone.now(),
                sequence=log.next(),
                **{f"best_{language}": True},
            )
        PublicationTerm.objects.create(
            publication=row, scheme="practice", code=str(practice.translation_key)
        )
