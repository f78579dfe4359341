"""Adding and changing redirects in the admin."""

import uuid
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site

from headless.redirects.selectors import normal_path, public_path
from publication.models import Publication, PublishedPath

WEB = ("http", "https")


class RedirectForm(WagtailAdminModelForm):
    """An old path and where it leads.

    A target on this site is kept as the object that is public there, so that
    the redirect follows it when it moves.
    """

    target = forms.CharField(
        label=gettext_lazy("Leads to"),
        max_length=512,
        help_text=gettext_lazy(
            "The path of a public page of this site, such as /pl/kontakt/, or a "
            "whole address elsewhere."
        ),
    )

    class Meta:
        model = PublishedPath
        fields = ("path",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            key = self.instance.key
            here = public_path(key, self.instance.language) if key else ""
            self.fields["target"].initial = here or self.instance.link

    def clean_path(self) -> str:
        """Refuse what can be no old path of this site."""
        parts = urlsplit(self.cleaned_data["path"].strip())
        if parts.netloc and not is_here(parts):
            raise forms.ValidationError(_("This is an address of another site."))
        # As requests arrive: letters, not their codes.
        path = normal_path(unquote(parts.path))
        if path == "/":
            raise forms.ValidationError(_("The front door cannot be redirected."))
        if Publication.objects.filter(path=path, withdrawn_at=None).exists():
            raise forms.ValidationError(
                _("A public page has this address; it would never be redirected.")
            )
        others = PublishedPath.objects.filter(path=path).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(
                _("There is a redirect from this path already.")
            )
        return path

    def clean_target(self) -> str:
        """Find the public object at a path of this site."""
        target = str(self.cleaned_data["target"]).strip()
        parts = urlsplit(target)
        if parts.scheme in WEB and parts.netloc and not is_here(parts):
            self.found: tuple[uuid.UUID, str] | None = None
            forms.URLField(assume_scheme="https").clean(target)
            return target
        # Without a scheme, `//host/path` would be taken for a path of this site.
        here = parts.scheme in WEB if parts.netloc else not parts.scheme
        if not here or not parts.path.startswith("/"):
            raise forms.ValidationError(
                _("Write a path that begins with a slash, or a whole address.")
            )
        path = normal_path(unquote(parts.path))
        row = Publication.objects.filter(path=path, withdrawn_at=None).first()
        if row is None:
            raise forms.ValidationError(_("No public page has this path."))
        self.found = (row.key, row.language)
        return path

    def save(self, commit: bool = True) -> PublishedPath:
        """Keep the object or the address elsewhere; an editor decided it."""
        redirect: PublishedPath = self.instance
        if self.found:
            (redirect.key, redirect.language), redirect.link = self.found, ""
        else:
            redirect.key, redirect.language = None, ""
            redirect.link = self.cleaned_data["target"]
        redirect.automatic = False
        saved: PublishedPath = super().save(commit=commit)
        return saved


def is_here(address: SplitResult) -> bool:
    """Say whether an address is on this site, under any of its names.

    A redirect to the site's own address as if it were elsewhere could lead to
    itself. The port is not looked at.
    """
    names = [*Site.objects.values_list("hostname", flat=True), *settings.ALLOWED_HOSTS]
    own = urlsplit(settings.SITE_URL).hostname or ""
    return (address.hostname or "").rstrip(".") in {own, *names}
