"""The form of a concept: its facts first, then one tab a language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface

from core.languages import ENDONYMS
from vocabularies.models import Concept


class BroaderChoiceField(forms.ModelChoiceField):
    """Names a concept by label and code: labels alone repeat."""

    def label_from_instance(self, obj: Any) -> str:
        """Return label and code."""
        return f"{obj} ({obj.code})"


class ConceptForm(WagtailAdminModelForm):
    """Offers broader concepts of the same vocabulary only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "broader" not in self.fields:
            return
        concepts = Concept.objects.exclude(pk=self.instance.pk)
        scheme = self.instance.scheme or self["scheme"].value()
        old = self.fields["broader"]
        self.fields["broader"] = BroaderChoiceField(
            queryset=concepts.filter(scheme=scheme) if scheme else concepts,
            required=False,
            label=old.label,
            help_text=old.help_text,
        )


def language_tabs() -> list[ObjectList]:
    """Return one tab a language, named in that language."""
    return [
        ObjectList(
            [
                FieldPanel(f"label_{code}"),
                FieldPanel(f"definition_{code}"),
                FieldPanel(f"alternative_labels_{code}"),
            ],
            heading=endonym,
        )
        for code, endonym in ENDONYMS.items()
    ]


def concept_panels(*, new: bool) -> TabbedInterface:
    """Return the form's panels; vocabulary and code are fixed once they exist."""
    facts = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("scheme", read_only=not new),
                    FieldPanel("code", read_only=not new),
                ]
            ),
            FieldPanel("broader"),
            FieldPanel("uri"),
            FieldPanel("order"),
        ],
        heading=_("Concept"),
    )
    return TabbedInterface([facts, *language_tabs()], base_form_class=ConceptForm)
