"""Sending the contact form as a program does."""

import json
from typing import Any

from django.core.signing import TimestampSigner
from django.http import HttpResponse
from django.test import Client

from core import guarded_form
from core.consent import consent_version
from core.identity import key_for
from home.models import ContactPage

KEY = key_for("page", "contact")
ADDRESS = f"/api/v1/forms/{KEY}"
LEFT_OUT = object()


def contact_page(language: str = "pl") -> ContactPage:
    return ContactPage.objects.get(translation_key=KEY, locale__language_code=language)


def stamp() -> str:
    return TimestampSigner(salt=guarded_form.STAMP_SALT).sign("form")


def filled(language: str = "pl", **changes: Any) -> dict[str, Any]:
    """Return a form that is right, but for the changes."""
    data = {
        "name": "Jan Kowalski",
        "email": "jan@example.org",
        "subject": "history",
        "message": "Mam program z maja 2009 r. „Łódź’",
        "consent": True,
        "consent_version": consent_version(contact_page(language).consent_text),
        "stamp": stamp(),
    }
    return {
        name: value
        for name, value in {**data, **changes}.items()
        if value is not LEFT_OUT
    }


def send(client: Client, data: Any, language: str = "pl") -> HttpResponse:
    return send_bytes(client, json.dumps(data).encode(), language=language)


def send_bytes(
    client: Client,
    body: bytes,
    media_type: str = "application/json",
    language: str = "pl",
) -> HttpResponse:
    # `post` would encode the body by the charset of the media type.
    return client.generic(
        "POST", f"{ADDRESS}?lang={language}", body, CONTENT_TYPE=media_type
    )


def messages(response: HttpResponse) -> dict[str, str]:
    """Return what a problem document says, by field."""
    errors = response.json()["errors"]
    return {error["parameter"]: error["message"] for error in errors}
