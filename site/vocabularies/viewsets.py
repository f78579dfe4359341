"""The vocabularies in the admin: one list of concepts, filtered by vocabulary."""

from collections import OrderedDict
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.languages import LANGUAGE_CODES
from core.slugs import slugify_ascii
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.panels import concept_panels
from vocabularies.usage import concept_uses

TEXTS = tuple(
    f"{field}_{code}"
    for field in ("label", "definition", "alternative_labels")
    for code in LANGUAGE_CODES
)
SEARCHED = tuple(name for name in TEXTS if not name.startswith("definition"))


def ascii_words(text: str) -> str:
    """Return a text's words in ASCII; ґ is searched as г, as most people type it."""
    return slugify_ascii(text.lower().replace("ґ", "г"))


def search_words(concept: Concept) -> str:
    """Return everything a concept is found by, as ASCII words."""
    texts = [concept.code, *(getattr(concept, name) or "" for name in SEARCHED)]
    lines = [line for text in texts for line in text.splitlines()]
    return "-".join(ascii_words(line) for line in lines)


class ConceptIndexView(generic.IndexView):
    """The list; searching finds words in any language, with or without accents."""

    page_title = gettext_lazy("Vocabularies")

    def get_base_queryset(self) -> QuerySet[Concept]:
        """Read the broader concepts along."""
        concepts: QuerySet[Concept] = super().get_base_queryset()
        return concepts.select_related("broader")

    def search_queryset(self, queryset: QuerySet[Concept]) -> QuerySet[Concept]:
        """Keep the concepts that hold every word of the query.

        The words are compared here: databases disagree about Ł, ґ and quotes.
        """
        if not self.is_searching:
            return queryset
        words = ascii_words(self.search_query).split("-")
        found = [
            concept.pk
            for concept in queryset
            if words != [""] and all(word in search_words(concept) for word in words)
        ]
        return queryset.filter(pk__in=found)

    def get_add_url(self) -> str | None:
        """Start a new concept in the vocabulary that is shown."""
        url: str | None = super().get_add_url()
        scheme = self.request.GET.get("scheme", "")
        if url and scheme in Scheme.values:
            return f"{url}?{urlencode({'scheme': scheme})}"
        return url

    def to_row_dict(self, item: Concept) -> dict[str, Any]:
        """Return the row of the exported file."""
        return OrderedDict(
            scheme=item.scheme,
            code=item.code,
            **{name: getattr(item, name) or "" for name in TEXTS},
            broader=item.broader.code if item.broader else "",
            uri=item.uri,
            order=item.order,
        )


class ConceptCreateView(generic.CreateView):
    """A new concept, in the vocabulary the list was showing."""

    def get_initial(self) -> dict[str, Any]:
        """Take the vocabulary from the address."""
        return {**super().get_initial(), "scheme": self.request.GET.get("scheme", "")}


class ConceptDeleteView(generic.DeleteView):
    """Deleting, unless a record uses the concept."""

    @cached_property
    def uses(self) -> list[tuple[str, int]]:
        """Records that use the concept: their kind and number."""
        return sorted(concept_uses(self.object).items())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the uses instead of the question."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["uses"] = self.uses
        context["is_protected"] = bool(self.uses)
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse with a reason."""
        if not self.uses:
            return super().post(request, *args, **kwargs)
        messages.error(request, _("The concept is in use and was not deleted."))
        return redirect(self.get_delete_url())


class ConceptViewSet(ModelViewSet):
    """Concepts of every vocabulary.

    No snippet, so that choosing a concept elsewhere stays a plain list of one
    vocabulary instead of a window over all of them.
    """

    model = Concept
    icon = "list-ul"
    menu_label = gettext_lazy("Vocabularies")
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ConceptIndexView
    add_view_class = ConceptCreateView
    delete_view_class = ConceptDeleteView
    delete_template_name = "vocabularies/admin/concept_delete.html"
    list_display = (
        "__str__",
        "code",
        "scheme",
        Column("broader", label=gettext_lazy("Broader concept")),
        "order",
    )
    list_filter = ("scheme",)
    list_per_page = 50
    ordering = ("scheme", "order", "code")
    search_fields = SEARCHED
    search_backend_name = None
    list_export = ("scheme", "code", *TEXTS, "broader", "uri", "order")
    export_filename = "vocabularies"
    edit_handler = concept_panels(new=True)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Show vocabulary and code of an existing concept without a field."""
        panel = concept_panels(new=False).bind_to_model(Concept)
        fixed = {"panel": panel, "form_class": panel.get_form_class()}
        return dict(super().get_edit_view_kwargs(**{**fixed, **kwargs}))
