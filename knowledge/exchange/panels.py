"""Forms of findings, adoptions and follow-ups: words by language, then facts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from core.languages import ENDONYMS
from knowledge.exchange.choosers import activity_chooser, practice_chooser
from knowledge.exchange.enums import RowState
from knowledge.exchange.selectors import public_source_pages
from knowledge.permissions import institution_of, user_is_desk
from partners_exchange.models import Partner
from partners_exchange.panels import language_tab


class InstitutionForm(WagtailAdminModelForm):
    """Lets people record for their own institution only; the desk for any."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("practice", "activity"):
            if name in self.fields:
                self._offer_public_pages(name)
        if user_is_desk(self.for_user):
            return
        own = institution_of(self.for_user)
        partner = self.fields["partner"]
        partner.queryset = Partner.objects.filter(pk=own.pk if own else None)
        partner.required = True
        partner.empty_label = None

    def _offer_public_pages(self, name: str) -> None:
        """Offer what is public; what has gone since stays as it is, unseen."""
        field = self.fields[name]
        pages = public_source_pages(field.queryset.model)
        field.queryset = pages
        chosen = getattr(self.instance, f"{name}_id")
        if self.instance.pk and chosen and not pages.filter(pk=chosen).exists():
            field.queryset = field.queryset.model.objects.filter(pk=chosen)
            field.disabled = True

    def clean_state(self) -> str:
        """Leave what the desk has withdrawn withdrawn."""
        state: str = self.cleaned_data["state"]
        stored = self.initial.get("state")
        if (
            stored == RowState.WITHDRAWN
            and state != stored
            and not user_is_desk(self.for_user)
        ):
            raise forms.ValidationError(
                _("The desk has withdrawn this; write to the desk.")
            )
        return state


finding_edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("activity", widget=activity_chooser.widget_class),
                FieldPanel("practice", widget=practice_chooser.widget_class),
                FieldPanel("verdict"),
                FieldRowPanel(
                    [FieldPanel("partner", widget=forms.Select), FieldPanel("by_when")]
                ),
                FieldPanel("state"),
            ],
            heading=_("Facts"),
        ),
        *[language_tab(code, ("saw", "matters")) for code in ENDONYMS],
    ],
    base_form_class=InstitutionForm,
)

adoption_edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("practice", widget=practice_chooser.widget_class),
                FieldPanel("partner", widget=forms.Select),
                FieldRowPanel([FieldPanel("result"), FieldPanel("start")]),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("country"), FieldPanel("nuts")]),
                        FieldPanel("county"),
                    ],
                    heading=_("Where"),
                ),
                FieldPanel("source_url"),
                FieldPanel("state"),
            ],
            heading=_("Facts"),
        ),
        *[language_tab(code, ("place", "changes", "reason")) for code in ENDONYMS],
    ],
    base_form_class=InstitutionForm,
)

follow_up_edit_handler = ObjectList(
    [
        HelpPanel(
            template="knowledge/admin/follow_up_help.html", heading=_("The adoption")
        ),
        FieldPanel("result"),
        MultiFieldPanel(
            [FieldPanel(f"note_{code}") for code in ENDONYMS],
            heading=_("How it went"),
            help_text=_("One language is enough."),
        ),
    ]
)
