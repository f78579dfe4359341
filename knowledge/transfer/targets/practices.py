"""Columns of a table of practices."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from knowledge.models.practices import PracticePage
from knowledge.transfer.targets import lines, values
from knowledge.transfer.targets.naming import naming_targets
from knowledge.transfer.targets.profile import profile_targets
from knowledge.transfer.targets.target import Target
from vocabularies.enums import Scheme

KEY, OWNER, LANGUAGE = "key", "owner", "language"
SCALAR_TEXTS = ("title", "summary", "plain_summary", "source_url")
PARTS = ("problem", "description", "lessons")
ONE = {
    "practice_kind": Scheme.PRACTICE_KIND,
    "origin_country": Scheme.COUNTRY,
    "scale": Scheme.SCALE,
    "stage": Scheme.STAGE,
    "licence": Scheme.LICENCE,
}
SEVERAL = {
    "topics": Scheme.TOPIC,
    "target_groups": Scheme.TARGET_GROUP,
    "countries": Scheme.COUNTRY,
    "regions": Scheme.NUTS,
    "counties": Scheme.COUNTY,
}
DATES = ("start", "end")
NEEDS = "resources_needed"
CONSENT, COMPILED = "consent", "compiled"


def field(name: str) -> Any:
    """Return a field of the practice."""
    return PracticePage._meta.get_field(name)


def practice_targets() -> list[Target]:
    """Return every column a table of practices may have, in the fiche's order."""
    return [
        Target(KEY, _("Permanent identifier"), values.key, ("id", "uuid")),
        Target("title", _("Title"), values.plain(field("title")), ("name",)),
        Target(OWNER, _("Owner"), values.partner, ("partner", "institution")),
        *(
            Target(name, field(name).verbose_name, values.plain(field(name)))
            for name in SCALAR_TEXTS[1:]
        ),
        *(
            Target(name, field(name).verbose_name, values.one(ONE[name]))
            for name in ONE
        ),
        *(
            Target(name, field(name).verbose_name, values.several(SEVERAL[name]))
            for name in SEVERAL
        ),
        *(
            Target(name, field(name).verbose_name, values.rich_or_not_recorded)
            for name in PARTS
        ),
        Target(NEEDS, field(NEEDS).verbose_name, values.rich),
        *(
            Target(name, field(name).verbose_name, values.partial_date)
            for name in DATES
        ),
        Target(
            "results",
            _("results"),
            values.rows_of(lines.RESULT, lines.result),
        ),
        Target("sources", _("sources"), values.rows_of(lines.SOURCE, lines.source)),
        Target(
            "other_partners",
            _("Further partners"),
            lines.partners_in_roles,
        ),
        *profile_targets(),
        *naming_targets(),
        *(
            Target(name, field(name).verbose_name, values.yes_or_no)
            for name in (CONSENT, COMPILED)
        ),
    ]
