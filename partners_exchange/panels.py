"""Forms of the admin: tabs by language for the registry, by role for pages."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from core.languages import ENDONYMS
from core.models import BasePage


def page_tabs(*, content: Sequence[Any], facts: Sequence[Any] = ()) -> TabbedInterface:
    """Return a page's form: prose, facts (same in all languages), address, rest."""
    tabs: list[Panel] = [
        ObjectList([*BasePage.content_panels, *content], heading=_("Text"))
    ]
    if facts:
        tabs.append(ObjectList(list(facts), heading=_("Facts")))
    tabs += [
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]
    return TabbedInterface(tabs)


def period_panel(start: str, end: str, heading: Any) -> MultiFieldPanel:
    """Return the four fields of a period."""
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel(start), FieldPanel(f"{start}_basis")]),
            FieldRowPanel([FieldPanel(end), FieldPanel(f"{end}_basis")]),
        ],
        heading=heading,
    )


def language_tab(language: str, fields: Sequence[str]) -> ObjectList:
    """Return the tab with a registry row's text in a language."""
    return ObjectList(
        [FieldPanel(f"{name}_{language}") for name in fields],
        heading=ENDONYMS[language],
    )


def source_panels() -> list[Panel]:
    """Return the fields of a source."""
    return [FieldPanel("source_title"), FieldPanel("source_url")]


def by_language(name: str) -> list[Panel]:
    """Return one field in its three languages."""
    return [FieldPanel(f"{name}_{language}") for language in ENDONYMS]


PARTNER_TEXTS = ("name", "slug", "city", "relation_text", "description")

partner_facts = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("code"),
                FieldPanel("short_name"),
                FieldRowPanel(
                    [FieldPanel("original_name"), FieldPanel("original_language")]
                ),
                FieldPanel("partner_type"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("country"), FieldPanel("nuts")]),
                FieldPanel("city_original"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("relation"),
                FieldPanel("named_in_history"),
                FieldRowPanel([FieldPanel("founded"), FieldPanel("ended")]),
                FieldPanel("successor"),
                FieldPanel("possible_successor"),
            ],
            heading=_("History"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("website"),
                FieldPanel("ror_id"),
                FieldPanel("wikidata_id"),
                FieldPanel("logo"),
            ],
            heading=_("Elsewhere"),
        ),
        FieldPanel("proofread"),
    ],
    heading=_("Facts"),
)

partner_sources = ObjectList(
    [InlinePanel("facts", panels=[*by_language("text"), *source_panels()])],
    heading=_("What sources say"),
)

partner_memberships = ObjectList(
    [
        InlinePanel(
            "memberships",
            panels=[
                FieldRowPanel([FieldPanel("joined"), FieldPanel("joined_basis")]),
                FieldRowPanel([FieldPanel("left"), FieldPanel("left_basis")]),
                *source_panels(),
            ],
        )
    ],
    heading=_("Membership"),
)

partner_edit_handler = TabbedInterface(
    [
        *[language_tab(language, PARTNER_TEXTS) for language in ENDONYMS],
        partner_facts,
        partner_sources,
        partner_memberships,
    ]
)

snapshot_edit_handler = ObjectList(
    [
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("as_of_basis")]),
        FieldRowPanel([FieldPanel("members"), FieldPanel("qualifier")]),
        MultiFieldPanel(by_language("text"), heading=_("Number as shown")),
        *source_panels(),
    ]
)
