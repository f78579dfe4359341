"""Sending a page to translation: guards that wagtail-localize does not have."""

from typing import Any

from django import forms
from wagtail.models import Locale, Page
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitTranslationForm,
)

from core.models import BasePage
from core.page_translation.errors import ParentNotTranslatedError
from core.page_translation.service import require_translated_parent


class PageTranslationForm(SubmitTranslationForm):
    """Refuses a language in which the page above does not exist yet."""

    def __init__(self, instance: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(instance, *args, **kwargs)
        self.page = instance

    def clean_locales(self) -> Any:
        """Say which page to translate first, where the original view crashes."""
        chosen: list[Locale] = self.cleaned_data["locales"]
        for locale in chosen:
            try:
                require_translated_parent(self.page, locale)
            except ParentNotTranslatedError as error:
                raise forms.ValidationError(error.messages) from error
        return chosen


class SubmitPageView(SubmitPageTranslationView):
    """Translates from the page that holds the facts, whichever was open."""

    def get_object(self) -> Page:
        """Return the source-language page: a translation is never a source."""
        page = super().get_object()
        return page.facts if isinstance(page, BasePage) else page

    def get_form(self) -> PageTranslationForm:
        """Build the guarded form."""
        if self.request.method == "POST":
            return PageTranslationForm(self.object, self.request.POST)
        wanted = Locale.objects.filter(
            language_code=self.request.GET.get("select_locale", "")
        )
        return PageTranslationForm(self.object, initial={"locales": list(wanted)})
