"""The form of an entry in the admin: texts by language, then the facts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface

from core.languages import ENDONYMS
from knowledge.board.enums import Direction
from knowledge.board.languages import choices, in_order
from knowledge.permissions import institution_of, user_is_desk
from partners_exchange.panels import language_tab
from vocabularies.enums import Scheme
from vocabularies.models import Concept

MOST_TOPICS = 5


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics as boxes to tick, in the order of the vocabulary."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Concept.objects.filter(scheme=Scheme.TOPIC),
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        """Allow as many topics as a record may have."""
        found = super().clean(value)
        if len(found) > MOST_TOPICS:
            raise ValidationError(
                _("Choose %(most)s topics at most."), params={"most": MOST_TOPICS}
            )
        return found


class OfferForm(WagtailAdminModelForm):
    """An entry; people of an institution write in its name and no other's."""

    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction.choices, widget=forms.RadioSelect
    )
    topics = TopicsField(label=_("Topics"), help_text=_("One to five."))
    languages = forms.MultipleChoiceField(
        label=_("Languages you can work in"),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_desk:
            self.fields.pop("partner", None)
            self.fields.pop("note", None)
            if self.instance.partner_id is None:
                self.instance.partner = institution_of(self.for_user)

    @cached_property
    def is_desk(self) -> bool:
        """Whether the person may write in any institution's name."""
        return self.for_user is not None and user_is_desk(self.for_user)

    def clean_languages(self) -> list[str]:
        """Keep the languages in the order they are offered."""
        return in_order(self.cleaned_data["languages"])


offer_facts = ObjectList(
    [
        FieldPanel("direction"),
        FieldPanel("partner"),
        FieldPanel("topics"),
        FieldRowPanel(
            [FieldPanel("country"), FieldPanel("nuts"), FieldPanel("county")]
        ),
        FieldPanel("languages"),
        FieldPanel("valid_until"),
        FieldPanel(
            "note",
            help_text=_("Read by the institution when the entry is sent back."),
        ),
    ],
    heading=_("Facts"),
)

offer_edit_handler = TabbedInterface(
    [
        *[language_tab(language, ("title", "text")) for language in ENDONYMS],
        offer_facts,
    ],
    base_form_class=OfferForm,
)
