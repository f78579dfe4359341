"""Editing forms, in the order in which a practitioner thinks."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from core.models import BasePage

IN_SHORT = [
    FieldPanel(
        "title",
        help_text=_("At most 100 characters; what it is, not what it is called."),
    ),
    FieldPanel("summary", help_text=_("At most 200 characters, in every language.")),
    FieldPanel("plain_summary"),
    FieldPanel("practice_kind"),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("target_groups", widget=CheckboxSelectMultiple),
]
RESULTS = FieldPanel("results")
WHERE_AND_WHEN = [
    MultiFieldPanel(
        [
            FieldPanel("countries"),
            FieldPanel("regions"),
            FieldRowPanel([FieldPanel("scale"), FieldPanel("origin_country")]),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start"), FieldPanel("start_basis")]),
            FieldRowPanel([FieldPanel("end"), FieldPanel("end_basis")]),
            FieldPanel("stage"),
        ],
        heading=_("When"),
    ),
    InlinePanel(
        "other_partners",
        heading=_("Further partners"),
        label=_("Partner"),
        help_text=_("The owner is the partner of the branch the record is in."),
    ),
]
SOURCES = [
    MultiFieldPanel(
        [
            FieldPanel("sources"),
            FieldPanel("source_url"),
            FieldPanel("compiled"),
            FieldPanel("last_confirmed"),
            FieldPanel("licence"),
        ],
        heading=_("Sources"),
    ),
    MultiFieldPanel(
        [FieldPanel("same_as_partner"), FieldPanel("same_as_series")],
        heading=_("The same thing elsewhere"),
    ),
]
ADDRESS = ObjectList(BasePage.promote_panels, heading=_("Address and sharing"))
SETTINGS = ObjectList(BasePage.settings_panels, heading=_("Settings"))
RECORD_SETTINGS = ObjectList(
    [*BasePage.settings_panels, FieldPanel("change_note")], heading=_("Settings")
)

practice_edit_handler = TabbedInterface(
    [
        ObjectList(IN_SHORT, heading=_("In short")),
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel("problem"), FieldPanel("problem_not_recorded")],
                    heading=_("Problem and context"),
                ),
                MultiFieldPanel(
                    [FieldPanel("description"), FieldPanel("description_not_recorded")],
                    heading=_("What is done"),
                ),
            ],
            heading=_("Problem and practice"),
        ),
        ObjectList(
            [
                RESULTS,
                MultiFieldPanel(
                    [FieldPanel("lessons"), FieldPanel("lessons_not_recorded")],
                    heading=_("What did not work"),
                ),
            ],
            heading=_("Results and lessons"),
        ),
        ObjectList(WHERE_AND_WHEN, heading=_("Where, when, who")),
        ObjectList(
            [
                FieldPanel(
                    "evidence_level",
                    read_only=True,
                    help_text=_("Set by reviewers; empty: not assessed."),
                ),
                FieldPanel("product"),
                *SOURCES,
            ],
            heading=_("Evidence and sources"),
        ),
        ADDRESS,
        RECORD_SETTINGS,
    ]
)

resource_edit_handler = TabbedInterface(
    [
        ObjectList([FieldPanel("record_type"), *IN_SHORT], heading=_("In short")),
        ObjectList([FieldPanel("description"), RESULTS], heading=_("Description")),
        ObjectList(WHERE_AND_WHEN, heading=_("Where, when, who")),
        ObjectList(SOURCES, heading=_("Sources")),
        ADDRESS,
        RECORD_SETTINGS,
    ]
)

product_edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("title"),
                FieldPanel("summary"),
                FieldPanel("product_kind"),
                FieldPanel("body"),
            ],
            heading=_("Text"),
        ),
        ObjectList(
            [
                FieldPanel("makers"),
                FieldPanel("task_groups"),
                FieldRowPanel([FieldPanel("year"), FieldPanel("year_basis")]),
                FieldPanel("status"),
                FieldPanel("used_by"),
                FieldPanel("used_by_note"),
                FieldPanel("replaced_by"),
                FieldPanel("sources"),
            ],
            heading=_("Facts"),
        ),
        ADDRESS,
        SETTINGS,
    ]
)
