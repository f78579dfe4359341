"""Terms and partners by whatever people write for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.languages import LANGUAGE_CODES
from core.slugs import LONGEST, slugify_ascii
from partners_exchange.models import Partner
from vocabularies.enums import Scheme
from vocabularies.models import Concept

# Between several values in one cell.
SEPARATORS = (";", "\n")


def folded(text: str) -> str:
    """Return what a name is compared by: letters and digits, no case, no accents."""
    # A slug of a longer text is cut, and two texts would look the same.
    slug = slugify_ascii(text) if len(text) <= LONGEST else ""
    return slug or " ".join(text.casefold().split())


def listed(text: str) -> list[str]:
    """Return the values in a cell that holds several."""
    for separator in SEPARATORS[1:]:
        text = text.replace(separator, SEPARATORS[0])
    return [part.strip() for part in text.split(SEPARATORS[0]) if part.strip()]


@dataclass(slots=True)
class Lookups:
    """Every term and partner, read once: three queries for any number of rows."""

    concepts: dict[str, dict[str, Concept]] = field(default_factory=dict)
    partners: dict[str, list[Partner]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Lookups":
        """Read the vocabularies and the registry."""
        found = cls()
        concepts = list(Concept.objects.all())
        # Labels first: where a code and another term's label agree, the code wins.
        for concept in concepts:
            for label in labels_of(concept):
                found.concepts.setdefault(concept.scheme, {}).setdefault(label, concept)
        for concept in concepts:
            found.concepts[concept.scheme][folded(concept.code)] = concept
        for partner in Partner.objects.all():
            for name in names_of(partner):
                found.partners.setdefault(name, []).append(partner)
        return found

    def concept(self, scheme: Scheme, text: str) -> Concept:
        """Return a term by its code or its label in any language.

        Raises:
            ValidationError: when there is none; it names similar ones.
        """
        known = self.concepts.get(scheme.value, {})
        if concept := known.get(folded(text)):
            return concept
        raise unknown(text, scheme.label, known)

    def partner(self, text: str) -> Partner:
        """Return a partner by its code, short name, or name in any language.

        Raises:
            ValidationError: when there is none, or more than one.
        """
        found = self.partners.get(folded(text), [])
        by_code = [partner for partner in found if partner.code == text.strip()]
        if len(found) == 1 or by_code:
            return (by_code or found)[0]
        if found:
            raise ValidationError(
                _("Several partners are called “%(value)s”. Write the code."),
                code="ambiguous",
                params={"value": text[:60]},
            )
        raise unknown(text, _("Partners"), self.partners)


def labels_of(concept: Concept) -> Iterable[str]:
    """Yield the folded labels of a term."""
    for language in LANGUAGE_CODES:
        if label := getattr(concept, f"label_{language}"):
            yield folded(label)


def names_of(partner: Partner) -> set[str]:
    """Return the folded names of a partner."""
    names = [getattr(partner, f"name_{code}") or "" for code in LANGUAGE_CODES]
    return {
        folded(name)
        for name in (partner.code, partner.short_name, partner.original_name, *names)
        if name
    }


def unknown(text: str, where: object, known: Iterable[str]) -> ValidationError:
    """Return the error for a name nothing has, with similar names."""
    similar = get_close_matches(folded(text), list(known), n=3, cutoff=0.75)
    params = {"where": where, "value": text[:60], "similar": ", ".join(similar)}
    if similar:
        return ValidationError(
            _("%(where)s: there is no “%(value)s”. Similar: %(similar)s."),
            code="unknown",
            params=params,
        )
    return ValidationError(
        _("%(where)s: there is no “%(value)s”."), code="unknown", params=params
    )
