"""Two screens of the admin for whoever looks after the search.

Queries: state 4 beside those of every screen of the admin; explanation 1, the synonyms.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.languages import SOURCE_LANGUAGE
from search.engines import current_engine
from search.oversight.permissions import user_can_look_after_search
from search.oversight.reports import engine_reports, file_reports, health
from search.presentation import LANGUAGE_NAMES
from search.protocol import Query
from search.query import LONGEST_TEXT

ENGINE_NAMES = {
    "elasticsearch": _("Search server (Elasticsearch)"),
    "embedded": _("Engine inside the site"),
}
HEALTH = {
    "ok": _("The search is up to date."),
    "empty": _("Nothing can be found yet: the index has still to be made."),
    "degraded": _(
        "The search server did not answer lately. Readers get the answers of the "
        "engine inside the site."
    ),
    "behind": _(
        "What was published more than a minute ago cannot be found yet. The worker "
        "may not be running."
    ),
}
FILE_STATES = {
    "read": _("text read"),
    "partly": _("read in part, too long"),
    "empty": _("no text in it, perhaps a scan"),
    "encrypted": _("protected by a password"),
    "broken": _("damaged"),
    "too-much": _("too large to be read"),
    "unsupported": _("a format without text to search"),
}
EXPLAINED = 10


class OversightMixin(WagtailAdminTemplateMixin):
    """A screen for whoever looks after the search."""

    header_icon = "search"
    _show_breadcrumbs = True

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Refuse everybody else."""
        if not user_can_look_after_search(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand at the top."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.get_page_title()},
        ]


class StateView(OversightMixin, TemplateView):
    """How the engines are doing."""

    page_title = _("State of the search")
    template_name = "search/admin/state.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a report of each engine and of the files."""
        state = health()
        return super().get_context_data(
            healthy=state == "ok",
            health=HEALTH[state],
            engines=[
                {
                    "report": report,
                    "name": ENGINE_NAMES.get(report.name, report.name),
                    "documents": [
                        (LANGUAGE_NAMES[code], number)
                        for code, number in report.documents
                    ],
                }
                for report in engine_reports()
            ],
            files=[
                (FILE_STATES[report.state], report.number) for report in file_reports()
            ],
            **kwargs,
        )


class QuestionForm(forms.Form):
    """A question as a reader asks it."""

    q = forms.CharField(label=_("What a reader types"), max_length=LONGEST_TEXT)
    language = forms.ChoiceField(
        label=_("Language of the reader"), choices=settings.LANGUAGES
    )


class ExplanationView(OversightMixin, TemplateView):
    """Why hits stand where they stand."""

    page_title = _("Why is it found?")
    template_name = "search/admin/explanation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form, and the hits of a question that was asked."""
        language = (get_language() or SOURCE_LANGUAGE)[:2]
        asked = self.request.GET if "q" in self.request.GET else None
        form = QuestionForm(asked, initial={"language": language})
        if form.is_valid():
            query = Query(
                form.cleaned_data["q"], form.cleaned_data["language"], limit=EXPLAINED
            )
            kwargs["asked"] = True
            kwargs["explanations"] = [
                {"hit": item, "language": LANGUAGE_NAMES[item.language]}
                for item in current_engine().explain(query)
            ]
        return super().get_context_data(form=form, **kwargs)
