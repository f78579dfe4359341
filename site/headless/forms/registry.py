"""Which kinds of objects have a form, and who takes what is sent.

Apps above register a handler in `AppConfig.ready()`; `headless` names none.
"""

from collections.abc import Mapping
from typing import Any, Literal, Protocol

from django.http import HttpRequest
from pydantic import BaseModel, Field

from publication.models import Publication

# The name errors have that belong to no field.
FORM = "form"


class Choice(BaseModel):
    """A value that may be chosen."""

    value: str
    label: str


class FormField(BaseModel):
    """A field as a reader of the language sees it."""

    name: str = Field(description="Name in the object that is sent.")
    type: Literal["text", "email", "textarea", "select", "checkbox", "trap"] = Field(
        description="trap: hide it from people and leave it out or empty."
    )
    label: str
    help: str = Field(description="May be empty.")
    required: bool
    max_length: int | None = Field(description="Characters; null: no limit.")
    choices: list[Choice] = Field(description="Of a select; empty otherwise.")


class Consent(BaseModel):
    """What a person agrees to by sending the form."""

    text: str
    version: str = Field(description="Send it back as `consent_version`.")


class FormDescription(BaseModel):
    """What to ask for and what to send with it."""

    fields: list[FormField]
    consent: Consent
    stamp: str = Field(description="Send it back; it says when the form was shown.")


Errors = Mapping[str, list[str]]


class FormRefusedError(Exception):
    """What was sent is not right: messages for readers, by field."""

    def __init__(self, errors: Errors) -> None:
        super().__init__("The form was refused.")
        self.errors = errors


class ConsentChangedError(Exception):
    """The person agreed to another wording than the present one."""


class TooManyError(Exception):
    """Too many were sent from one address; `wait` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__("Too many were sent.")
        self.wait = wait


class FormHandler(Protocol):
    """Describes and takes the form of one kind of object.

    Both methods run in the reader's language.
    """

    kind: str

    def describe(self, document: Publication, language: str) -> FormDescription:
        """Return the form of a public object."""

    def submit(
        self, document: Publication, values: Mapping[str, Any], request: HttpRequest
    ) -> str:
        """Take what was sent and return thanks as HTML.

        Args:
            document: The public object in the reader's language.
            values: Text and true or false by the names of the description.
            request: For the sender's address only: no session, no user.

        Raises:
            FormRefusedError: something has to be mended.
            ConsentChangedError: the reader has to agree to the new wording.
            TooManyError: the sender has to wait.
        """


handlers: dict[str, FormHandler] = {}


def register_form(handler: FormHandler) -> None:
    """Let programs fill in the form of a kind of object."""
    handlers[handler.kind] = handler
