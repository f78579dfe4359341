"""The form of pinned results: objects are named by the addresses of their pages."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from publication.models import Publication
from search.pins.models import MOST_RESULTS, PinnedResults
from search.pins.selectors import titles_of


class PinnedResultsForm(WagtailAdminModelForm):
    """Takes addresses and keeps keys: a page that moves stays pinned."""

    addresses = forms.CharField(
        label=gettext_lazy("Pages to show first"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy(
            "The addresses of public pages of this site, one on each line, the first "
            "at the top. Any language of a page will do: readers get theirs."
        ),
    )

    class Meta:
        model = PinnedResults
        fields = ("questions", "language", "starts", "ends", "active", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = titles_of(self.instance.keys, self.instance.language)
        self.gone = [key for key in self.instance.keys if key not in shown]
        self.initial["addresses"] = "\n".join(
            shown[key].path for key in self.instance.keys if key in shown
        )

    def clean_addresses(self) -> str:
        """Find what each address shows."""
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines()]
        paths = list(dict.fromkeys(path_of(line) for line in lines if line))
        if len(paths) > MOST_RESULTS:
            raise ValidationError(
                _("At most %(number)d pages, please.") % {"number": MOST_RESULTS}
            )
        rows = Publication.objects.filter(path__in=paths, withdrawn_at=None)
        known = {path: str(key) for path, key in rows.values_list("path", "key")}
        missing = [path for path in paths if path not in known]
        if missing:
            raise ValidationError(
                [
                    _("No public page has the address %(address)s.") % {"address": path}
                    for path in missing
                ]
            )
        # What is withdrawn for now cannot be named here, and is not forgotten.
        found = [known[path] for path in paths]
        self.keys = list(dict.fromkeys([*found, *self.gone]))[:MOST_RESULTS]
        return "\n".join(paths)

    def save(self, commit: bool = True) -> PinnedResults:
        """Keep the keys."""
        self.instance.keys = self.keys
        saved: PinnedResults = super().save(commit)
        return saved


def path_of(address: str) -> str:
    """Return the path of an address as the publication table writes it."""
    parts = urlsplit(address)
    path = unquote(parts.path) if parts.scheme or parts.netloc else unquote(address)
    path = path.partition("?")[0].partition("#")[0]
    path = path if path.startswith("/") else f"/{path}"
    return path if path.endswith("/") else f"{path}/"
