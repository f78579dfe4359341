"""Columns of a table of partners."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import override

from core.languages import ENDONYMS, LANGUAGE_CODES
from knowledge.transfer.targets import values
from knowledge.transfer.targets.target import Target
from partners_exchange.models import Partner
from vocabularies.enums import Scheme

CODE = "code"
TEXTS = (
    "short_name",
    "original_name",
    "original_language",
    "city_original",
    "website",
    "ror_id",
    "wikidata_id",
)
TRANSLATED = ("name", "slug", "city", "relation_text")
RICH = "description"
CONCEPTS = {
    "partner_type": Scheme.PARTNER_TYPE,
    "country": Scheme.COUNTRY,
    "nuts": Scheme.NUTS,
    "relation": Scheme.RELATION,
}
DATES = ("founded", "ended")
SUCCESSORS = ("successor", "possible_successor")
FLAGS = ("named_in_history", "proofread")


def field(name: str) -> Any:
    """Return a field of the partner."""
    return Partner._meta.get_field(name)


def in_language(name: str, language: str) -> Any:
    """Return the heading of a text in one language, translated when it is shown."""
    return format_lazy("{} ({})", field(name).verbose_name, ENDONYMS[language])


def headings_in(name: str, language: str) -> tuple[str, ...]:
    """Return what a text in one language is headed by, in every language."""
    found = []
    for reader in LANGUAGE_CODES:
        with override(reader):
            found.append(f"{field(name).verbose_name} {language}")
    return tuple(found)


def partner_targets() -> list[Target]:
    """Return every column a table of partners may have."""
    return [
        Target(CODE, field(CODE).verbose_name, values.plain(), ("id",)),
        *(
            Target(
                f"{name}_{language}",
                in_language(name, language),
                values.rich
                if name == RICH
                else values.plain(field(f"{name}_{language}")),
                headings_in(name, language),
            )
            for name in (*TRANSLATED, RICH)
            for language in LANGUAGE_CODES
        ),
        *(
            Target(name, field(name).verbose_name, values.plain(field(name)))
            for name in TEXTS
        ),
        *(
            Target(name, field(name).verbose_name, values.one(scheme))
            for name, scheme in CONCEPTS.items()
        ),
        *(
            Target(name, field(name).verbose_name, values.partial_date)
            for name in DATES
        ),
        *(
            Target(name, field(name).verbose_name, values.partner)
            for name in SUCCESSORS
        ),
        *(Target(name, field(name).verbose_name, values.yes_or_no) for name in FLAGS),
    ]
