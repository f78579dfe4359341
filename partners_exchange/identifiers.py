"""Formats of the identifiers that organisations carry elsewhere."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

ROR = re.compile(r"https://ror\.org/0(?P<number>[0-9a-hjkmnp-tv-z]{6})(?P<check>\d{2})")
# Crockford's base 32: no i, l, o, u.
BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"

# ISO 639-1, every code.
LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co "
    "cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl "
    "gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg "
    "ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk "
    "ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps "
    "pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta "
    "te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za "
    "zh zu".split()
)

validate_wikidata_id = RegexValidator(
    r"^Q[1-9]\d{0,11}\Z", _("A Wikidata number looks like Q41187.")
)


def validate_ror_id(value: str) -> None:
    """Raise ValidationError unless the address is a ROR id with a right checksum.

    The last two digits are the ISO 7064 MOD 97-10 check of the base-32 number.
    """
    match = ROR.fullmatch(value)
    if not match:
        raise ValidationError(
            _("A ROR identifier looks like https://ror.org/03bqmcz70."),
            code="invalid",
        )
    number = 0
    for digit in match["number"]:
        number = number * 32 + BASE_32.index(digit)
    if 98 - number * 100 % 97 != int(match["check"]):
        raise ValidationError(
            _("The check digits at the end of the ROR identifier do not fit."),
            code="checksum",
        )


def validate_language_code(value: str) -> None:
    """Raise ValidationError unless the value is an ISO 639-1 code."""
    if value not in LANGUAGES:
        raise ValidationError(
            _("Write the language as two letters of ISO 639-1, such as fr."),
            code="invalid",
        )
