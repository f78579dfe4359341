"""Wordings of the consent that a form asks for."""

import hashlib


def consent_version(text: str) -> str:
    """Return what identifies a wording of the consent."""
    return hashlib.sha256(text.encode()).hexdigest()
