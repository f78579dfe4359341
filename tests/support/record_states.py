"""Pages that a record has only in some of its states, brought about and told."""

import uuid

from django.urls import reverse
from django.utils import translation

from accounts.models import User
from core.languages import LANGUAGE_CODES
from knowledge.exchange.confirmation_mail import request_token
from knowledge.models import ConfirmationRequest, PracticePage, RecordVersion
from knowledge.reviews.closing import record_withdraw
from tests.knowledge import factories
from tests.support.page_types import Example
from tests.support.pages import translated

WITH_CONDITIONS = "uj"


def write(key: uuid.UUID) -> list[Example]:
    """Change a practice, ask its owner, withdraw another; return what shows it.

    Args:
        key: A public practice in all languages. `WITH_CONDITIONS` must have said
            how it meets the conditions of transfer.
    """
    pages = list(PracticePage.objects.filter(translation_key=key).order_by("pk"))
    return [
        Example("difference of versions", {p.language: difference(p) for p in pages}),
        Example(
            "could it work",
            view_addresses("could_it_work", key, f"?here={WITH_CONDITIONS}"),
        ),
        Example("chain of a practice", view_addresses("chain", key)),
        Example("confirmation", view_addresses("confirm_practice", token(pages[0]))),
        Example("withdrawn record", withdrawn()),
    ]


def view_addresses(name: str, argument: object, query: str = "") -> dict[str, str]:
    """Return the address of a view in every language."""
    found = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            found[code] = reverse(name, args=[argument]) + query
    return found


def difference(page: PracticePage) -> str:
    """Publish a page with other words; return where the two versions are compared."""
    page.summary = f"{page.summary} 2026"
    page.save_revision().publish()
    versions = RecordVersion.objects.filter(page_id=page.pk).order_by("-number")
    newer, older = versions.values_list("number", flat=True)[:2]
    return f"{page.url}versions/{older}-{newer}/"


def token(page: PracticePage) -> str:
    """Ask a practice's owner whether it is still true."""
    return request_token(ConfirmationRequest.objects.create(practice=page))


def withdrawn() -> dict[str, str]:
    """Publish a practice and withdraw it; return the addresses it had."""
    page = factories.practice(
        factories.branch(factories.partner("wycofujaca")), slug="wycofana-praktyka"
    )
    pages = [page, *(translated(page, code) for code in ("en", "uk"))]
    addresses = {each.language: str(each.url) for each in pages}
    record_withdraw(
        page=page,
        user=User.objects.get(username="editor"),
        reason="owner-request",
    )
    return addresses
