"""The token of a preview link: a grant's facts, signed."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.core import signing

from headless.preview.models import PreviewGrant

SALT = "headless.preview"


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says."""

    grant: str
    revision: int
    path: str
    language: str
    expires: int

    def agrees_with(self, grant: PreviewGrant) -> bool:
        """Say whether the stored grant says the same, word for word."""
        return self == claims_of(grant)


def claims_of(grant: PreviewGrant) -> Claims:
    """Return the facts of a grant."""
    return Claims(
        grant=grant.pk.hex,
        revision=grant.revision_id,
        path=grant.path,
        language=grant.language,
        expires=seconds(grant.expires_at),
    )


def write_token(grant: PreviewGrant) -> str:
    """Return the token of a grant; the same one every time."""
    claims = claims_of(grant)
    return _signer().sign_object(
        [claims.grant, claims.revision, claims.path, claims.language, claims.expires]
    )


def read_token(token: str) -> Claims:
    """Read what `write_token` wrote.

    Raises:
        django.core.signing.BadSignature: when it is damaged or not ours.
    """
    try:
        said = _signer().unsign_object(token)
        match said:
            case [str(grant), int(revision), str(path), str(language), int(expires)]:
                key = uuid.UUID(grant).hex
                return Claims(key, revision, path, language, expires)
    except ValueError as error:
        raise signing.BadSignature("No token of this site.") from error
    raise signing.BadSignature("A token says five things.")


def seconds(moment: datetime) -> int:
    """Return a moment as a whole number of seconds."""
    return int(moment.timestamp())


def _signer() -> signing.Signer:
    # Dots, because a colon would have to be escaped in some routers' paths.
    return signing.Signer(salt=SALT, sep=".")
