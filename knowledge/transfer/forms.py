"""Uploading a table and choosing its columns."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.languages import ENDONYMS
from knowledge.models import ImportRun
from knowledge.transfer.enums import ImportKind
from knowledge.transfer.permissions import branches_open_to
from knowledge.transfer.sheets import Encoding, Sheet, SheetError, read_sheet
from knowledge.transfer.targets import mapping_errors, targets_of
from partners_exchange.models import Partner


class OwnerField(forms.ModelChoiceField):
    """Partners by their short names: whole ones would be wider than the page."""

    def label_from_instance(self, obj: Partner) -> str:
        """Return the short name."""
        return obj.label


class UploadForm(forms.Form):
    """A file, and what cannot be told from it."""

    kind = forms.ChoiceField(label=_("What the rows are"))
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "An .xlsx or .csv table, at most 10 MB and 10,000 rows; the first row "
            "holds the headings."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    encoding = forms.ChoiceField(
        label=_("Encoding of a .csv file"), choices=Encoding.choices
    )
    language = forms.ChoiceField(
        label=_("Language of the practices"), choices=list(ENDONYMS.items())
    )
    owner = OwnerField(
        label=_("Owner of the practices"),
        queryset=Partner.objects.none(),
        required=False,
        help_text=_("For rows that name none."),
    )
    publish = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_(
            "Otherwise practices are imported as drafts. Partners are always public "
            "at once."
        ),
    )

    def __init__(
        self, *args: Any, user: Any, kinds: list[ImportKind], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet: Sheet | None = None
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        owners = Partner.objects.filter(pk__in=branches_open_to(user).values("partner"))
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read the table once the encoding is known."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "file" in cleaned and "encoding" in cleaned:
            try:
                self.sheet = read_sheet(cleaned["file"], Encoding(cleaned["encoding"]))
            except SheetError as error:
                self.add_error("file", error)
        return cleaned


class MappingForm(forms.Form):
    """For each column of the table the field it is read into."""

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run
        samples = list(run.rows.values_list("cells", flat=True)[:3])
        choices = [("", _("Leave out"))] + [
            (name, str(target.label)) for name, target in targets_of(run.kind).items()
        ]
        for column, heading in enumerate(run.headings):
            examples = [row[column][:60] for row in samples if row[column]]
            self.fields[f"column_{column}"] = forms.ChoiceField(
                label=heading or _("Column %(number)s") % {"number": column + 1},
                choices=choices,
                required=False,
                initial=run.mapping[column],
                help_text=" · ".join(examples),
            )

    @property
    def mapping(self) -> list[str]:
        """The choice, as the import keeps it."""
        return [
            self.cleaned_data[f"column_{column}"]
            for column in range(len(self.run.headings))
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a choice nothing can be read by."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and (errors := mapping_errors(self.run.kind, self.mapping)):
            raise ValidationError(errors)
        return cleaned
