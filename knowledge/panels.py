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
from knowledge.fiche.interface import FicheInterface
from knowledge.fiche.widgets import counted_line, counted_text
from knowledge.rules import LONGEST_PLAIN, LONGEST_SUMMARY, LONGEST_TITLE

WHAT_IT_IS = [
    FieldPanel(
        "title",
        widget=counted_line(LONGEST_TITLE),
        help_text=_("At most 100 characters; what it is, not what it is called."),
    ),
    FieldPanel(
        "summary",
        widget=counted_text(LONGEST_SUMMARY),
        help_text=_("At most 200 characters, in every language."),
    ),
    FieldPanel("plain_summary", widget=counted_text(LONGEST_PLAIN)),
    FieldPanel("practice_kind"),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("target_groups", widget=CheckboxSelectMultiple),
]
RESULTS = FieldPanel("results")
WHERE = MultiFieldPanel(
    [
        FieldPanel("countries"),
        FieldPanel("regions"),
        FieldPanel("counties"),
        FieldRowPanel([FieldPanel("scale"), FieldPanel("origin_country")]),
    ],
    heading=_("Where"),
)
WHEN = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("start"), FieldPanel("start_basis")]),
        FieldRowPanel([FieldPanel("end"), FieldPanel("end_basis")]),
        FieldPanel("stage"),
    ],
    heading=_("When"),
)
WHO = InlinePanel(
    "other_partners",
    heading=_("Further partners"),
    label=_("Partner"),
    help_text=_("The owner is the partner of the branch the record is in."),
)
SOURCES = MultiFieldPanel(
    [
        FieldPanel("sources"),
        FieldPanel("source_url"),
        FieldPanel("compiled"),
        FieldPanel("last_confirmed"),
    ],
    heading=_("Sources"),
)
ATTACHMENTS = InlinePanel(
    "attachments",
    heading=_("Attachments"),
    label=_("Document"),
    help_text=_("Language, licence and accessibility are said at the document."),
)
CONSENT = MultiFieldPanel(
    [FieldPanel("consent"), FieldPanel("licence")], heading=_("Consent and licence")
)
SAME_THING = MultiFieldPanel(
    [FieldPanel("same_as_partner"), FieldPanel("same_as_series")],
    heading=_("The same thing elsewhere"),
)
ADDRESS = ObjectList(BasePage.promote_panels, heading=_("Address and sharing"))
SETTINGS = ObjectList(BasePage.settings_panels, heading=_("Settings"))
RECORD_SETTINGS = ObjectList(
    [*BasePage.settings_panels, FieldPanel("change_note")], heading=_("Settings")
)

practice_edit_handler = FicheInterface(
    [
        ObjectList(WHAT_IT_IS, heading=_("What it is")),
        ObjectList(
            [FieldPanel("problem"), FieldPanel("problem_not_recorded")],
            heading=_("Problem"),
        ),
        ObjectList(
            [FieldPanel("description"), FieldPanel("description_not_recorded")],
            heading=_("What we did"),
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
        ObjectList(
            [
                FieldPanel("resources_needed"),
                FieldPanel(
                    "transfer_profile",
                    help_text=_(
                        "What has to be there for it to work elsewhere. All "
                        "conditions are listed; leave out how much one matters, and "
                        "it is not shown."
                    ),
                ),
            ],
            heading=_("Could others do it"),
        ),
        ObjectList(
            [
                WHERE,
                WHEN,
                WHO,
                FieldPanel("origin_activity"),
                InlinePanel(
                    "relations", heading=_("Related practices"), label=_("Practice")
                ),
            ],
            heading=_("Where, when, who"),
        ),
        ObjectList(
            [
                FieldPanel(
                    "evidence_level",
                    read_only=True,
                    help_text=_("Set by reviewers; empty: not assessed."),
                ),
                FieldPanel("product"),
                SOURCES,
                ATTACHMENTS,
                CONSENT,
                SAME_THING,
            ],
            heading=_("Evidence, sources, consent"),
        ),
        ADDRESS,
        RECORD_SETTINGS,
    ]
)

resource_edit_handler = FicheInterface(
    [
        ObjectList([FieldPanel("record_type"), *WHAT_IT_IS], heading=_("What it is")),
        ObjectList([FieldPanel("description"), RESULTS], heading=_("Description")),
        ObjectList([WHERE, WHEN, WHO], heading=_("Where, when, who")),
        ObjectList(
            [SOURCES, ATTACHMENTS, CONSENT, SAME_THING],
            heading=_("Sources and consent"),
        ),
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
