"""The report on the languages of every page."""

import uuid
from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.admin.page_translations import (
    EDITING_PERMISSIONS,
    StateLink,
    TranslatedPage,
    page_types,
    state_links,
    translated_pages,
)
from core.languages import ENDONYMS, LANGUAGE_CODES
from core.page_translation.coverage import TranslationState

Links = dict[uuid.UUID, list[StateLink]]


def kind_choices() -> list[tuple[str, str]]:
    """Return the page types for the filter, in the order of their names."""
    named = [(label, str(m._meta.verbose_name)) for label, m in page_types().items()]
    return sorted(named, key=lambda choice: choice[1])


class PageTranslationsFilterSet(WagtailFilterSet):
    """Filters of the report; the view applies them, rows are no queryset."""

    kind = django_filters.ChoiceFilter(
        label=_("Page type"), choices=kind_choices, empty_label=_("All")
    )
    locale = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=list(ENDONYMS.items()),
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=TranslationState.choices,
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Page
        fields: tuple[str, ...] = ()


class StateColumn(Column):
    """The state of one language, with a link to do something about it."""

    cell_template_name = "core/admin/translation_state_cell.html"

    def __init__(self, language: str, links: Links) -> None:
        super().__init__(language, label=ENDONYMS[language], width="15%")
        self.links = links

    def get_value(self, instance: TranslatedPage) -> Any:
        """Return the state of this column's language."""
        return instance.state(self.name)

    def get_cell_context_data(
        self, instance: TranslatedPage, parent_context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Add the link that the view has prepared for the row."""
        context: dict[str, Any] = super().get_cell_context_data(
            instance, parent_context
        )
        links = self.links.get(instance.main.key, ())
        context["link"] = next(
            (link for link in links if link.language == self.name), None
        )
        return context


class PageTranslationsReport(ReportView):
    """Every page with the state of its three languages."""

    page_title = _("Page translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "page_translations_report"
    index_results_url_name = "page_translations_report_results"
    any_permission_required = EDITING_PERMISSIONS
    filterset_class = PageTranslationsFilterSet
    is_searchable = True
    export_filename = "page-translations"
    list_export = ("title", "kind", *LANGUAGE_CODES, "url")
    export_headings = {
        "title": _("Title"),
        "kind": _("Page type"),
        **ENDONYMS,
        "url": _("Edit"),
    }

    @cached_property
    def permission_policy(self) -> Any:
        """Whoever may work on any page may read the report."""
        return policy_registry.get_by_type(Page)

    @cached_property
    def links(self) -> Links:
        """Links of the rows on this page of the list, by the page's key."""
        return {}

    @cached_property
    def columns(self) -> list[Column]:
        """Page, type, one column a language, last edit."""
        return [
            TitleColumn("title", label=_("Title"), get_url=edit_url),
            Column("kind", label=_("Page type"), width="15%"),
            *(StateColumn(language, self.links) for language in LANGUAGE_CODES),
            DateColumn("edited", label=_("Edited"), width="12%"),
        ]

    def get_queryset(self) -> list[TranslatedPage]:
        """Return every page this person may work on."""
        return translated_pages(self.request.user)

    def filter_queryset(self, queryset: list[TranslatedPage]) -> list[TranslatedPage]:
        """Apply search and filters to the rows."""
        words = self.search_query.casefold()
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        return [
            page for page in queryset if matches(page, words) and fits(page, chosen)
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Prepare the links of the rows that will be drawn."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            self.links.update(state_links(context["object_list"], self.request.user))
        return context

    def to_row_dict(self, item: TranslatedPage) -> dict[str, Any]:
        """Return the row of the exported file."""
        states = {code: item.state(code).label for code in LANGUAGE_CODES}
        url = self.request.build_absolute_uri(edit_url(item))
        return {"title": item.title, "kind": item.kind, **states, "url": url}


def edit_url(page: TranslatedPage) -> str:
    """Return where the page's main language is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.main.pk])


def matches(page: TranslatedPage, words: str) -> bool:
    """Say whether a title in any language holds the words."""
    titles = (part.page.title for part in page.states if part.page)
    return not words or any(words in title.casefold() for title in titles)


def fits(page: TranslatedPage, chosen: Mapping[str, str]) -> bool:
    """Say whether a page passes the filters.

    A language narrows the state to that language; alone it asks for the pages
    that exist in it.
    """
    kind, language, state = (chosen.get(name) for name in ("kind", "locale", "state"))
    if kind and page.main.model_label != kind:
        return False
    if state:
        return page.has(state, (language,) if language else LANGUAGE_CODES)
    return not language or page.state(language) != TranslationState.MISSING
