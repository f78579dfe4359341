"""Forms of home's records in the admin: facts first, then a tab a language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface

from core.languages import ENDONYMS
from partners_exchange.panels import by_language, language_tab

document_edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("code"),
                FieldRowPanel([FieldPanel("date"), FieldPanel("date_basis")]),
                FieldRowPanel([FieldPanel("state"), FieldPanel("order")]),
                FieldPanel("file"),
                FieldPanel("event_id"),
                FieldPanel("proofread"),
                FieldPanel("sources"),
            ],
            heading=_("Facts"),
        ),
        *(
            language_tab(language, ("title", "slug", "parties", "description"))
            for language in ENDONYMS
        ),
    ]
)

menu_edit_handler = ObjectList(
    [
        FieldRowPanel([FieldPanel("menu"), FieldPanel("order")]),
        *by_language("label"),
        FieldPanel("page"),
        FieldPanel("path"),
    ]
)

message_edit_handler = ObjectList([FieldPanel("handled")])
