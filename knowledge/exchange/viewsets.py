"""Findings, adoptions and follow-ups in the admin."""

import uuid
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.base import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import policy_registry, register_permission_policy

from knowledge.exchange.enums import RowState
from knowledge.exchange.panels import (
    adoption_edit_handler,
    finding_edit_handler,
    follow_up_edit_handler,
)
from knowledge.exchange.permissions import InstitutionPolicy
from knowledge.exchange.selectors import public_source_pages
from knowledge.exchange.services import (
    adoption_tell_desk,
    follow_up_answer,
    follow_ups_plan,
)
from knowledge.models import Adoption, AdoptionFollowUp, Finding, PracticePage
from knowledge.permissions import institution_of

register_permission_policy(Finding, InstitutionPolicy(Finding))
register_permission_policy(Adoption, InstitutionPolicy(Adoption))
register_permission_policy(
    AdoptionFollowUp,
    InstitutionPolicy(
        AdoptionFollowUp, partner="adoption__partner", made_by_hand=False
    ),
)
LIST_ACTIONS = ("change", "view")


def own_rows(model: Any, user: Any) -> QuerySet[Any]:
    """Return the rows of a model that a person has a right to; the desk has all."""
    policy = policy_registry.get_by_type(model)
    rows: QuerySet[Any] = policy.instances_user_has_any_permission_for(
        user, LIST_ACTIONS
    )
    return rows


class OwnRowMixin(View):
    """Finds only what the person has a right to: what is not theirs is not there."""

    model: Any

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Look before the view shows anything, its title among others."""
        get_object_or_404(own_rows(self.model, request.user), pk=kwargs["pk"])
        super().setup(request, *args, **kwargs)


class OwnIndexView(IndexView):
    """A list of what the person has a right to."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the person's own rows with what a line shows."""
        related = {
            Adoption: ("practice", "partner", "result"),
            AdoptionFollowUp: ("adoption__practice", "adoption__partner", "result"),
            Finding: ("activity", "partner"),
        }
        rows = own_rows(self.model, self.request.user)
        return rows.select_related(*related[self.model])


class OwnDeleteView(OwnRowMixin, DeleteView):
    """Deleting."""


class OwnHistoryView(OwnRowMixin, HistoryView):
    """The log of a row."""


class OwnUsageView(OwnRowMixin, UsageView):
    """What refers to a row."""


class RecordCreateView(CreateView):
    """A new row, begun for the person's own institution."""

    def get_initial_form_instance(self) -> Any:
        """Fill in the institution, and the practice a link has named."""
        row = super().get_initial_form_instance() or self.model()
        row.partner = institution_of(self.request.user)
        row.practice = practice_named(self.request.GET.get("practice", ""))
        return row

    def get_success_message(self, instance: Any) -> str:
        """Say whether readers can see it, and what to do when they cannot."""
        return saved_message(instance) or super().get_success_message(instance)

    def save_instance(self) -> Any:
        """Remember who recorded it."""
        self.form.instance.recorded_by = self.request.user
        row = super().save_instance()
        recorded(row, self.request)
        return row


class RecordEditView(OwnRowMixin, EditView):
    """A row that changes."""

    def get_success_message(self) -> str:
        """Say whether readers can see it, and what to do when they cannot."""
        return saved_message(self.object) or super().get_success_message()

    def save_instance(self) -> Any:
        """Bring the follow-ups in line."""
        row = super().save_instance()
        recorded(row, self.request)
        return row


class FollowUpEditView(OwnRowMixin, EditView):
    """The answer some months later."""

    def save_instance(self) -> Any:
        """Store the answer, and what it says of the adoption itself."""
        row = super().save_instance()
        follow_up_answer(follow_up=row)
        return row


def practice_named(key: str) -> PracticePage | None:
    """Return the public practice a link names; None for anything else."""
    try:
        wanted = uuid.UUID(key)
    except ValueError:
        return None
    pages = public_source_pages(PracticePage)
    found: PracticePage | None = pages.filter(translation_key=wanted).first()
    return found


def saved_message(row: Any) -> str:
    """Return what is said of a saved draft; "" where there is nothing to do."""
    if row.state != RowState.DRAFT:
        return ""
    return gettext(
        "Saved as a draft: nobody but your institution and the desk sees it. To show "
        "it to readers, open it, choose the state “%(state)s” and save."
    ) % {"state": RowState.PUBLIC.label}


def recorded(row: Any, request: Any) -> None:
    """Plan what follows from an adoption; tell the desk the first time."""
    if not isinstance(row, Adoption):
        return
    first = not row.follow_ups.exists()
    follow_ups_plan(adoption=row)
    if first and row.is_public:
        adoption_tell_desk(adoption=row, by=request.user, path=row.get_absolute_url())


class StateFilterSet(WagtailFilterSet):
    """Narrow a listing by state."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=RowState.choices)

    class Meta:
        model = Adoption
        fields: ClassVar = ["state"]


class AdoptionFilterSet(StateFilterSet):
    """Narrow the adoptions by state and result."""

    class Meta:
        model = Adoption
        fields: ClassVar = ["state", "result"]


class FindingFilterSet(StateFilterSet):
    """Narrow the findings by state and verdict."""

    class Meta:
        model = Finding
        fields: ClassVar = ["state", "verdict"]


class InstitutionViewSet(ModelViewSet):
    """What the listings share.

    No snippets: their choosers and bulk actions would show rows of others.
    """

    index_view_class = OwnIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = OwnDeleteView
    history_view_class = OwnHistoryView
    usage_view_class = OwnUsageView
    copy_view_enabled = False
    inspect_view_enabled = False
    search_backend_name = None
    list_per_page = 50


class FindingViewSet(InstitutionViewSet):
    """Findings."""

    model = Finding
    name = "findings"
    url_prefix = "exchange/findings"
    icon = "view"
    menu_label = _("Findings")
    list_display: ClassVar = ["__str__", "activity", "partner", "verdict", "state"]
    filterset_class = FindingFilterSet
    edit_handler = finding_edit_handler
    search_fields: ClassVar = ["saw_pl", "saw_en", "saw_uk"]


class AdoptionViewSet(InstitutionViewSet):
    """Adoptions."""

    model = Adoption
    name = "adoptions"
    url_prefix = "exchange/adoptions"
    icon = "success"
    menu_label = _("Adoptions")
    list_display: ClassVar = ["__str__", "result", "start", "state"]
    filterset_class = AdoptionFilterSet
    edit_handler = adoption_edit_handler
    search_fields: ClassVar = ["practice__title"]


class FollowUpViewSet(InstitutionViewSet):
    """Follow-ups."""

    model = AdoptionFollowUp
    name = "follow-ups"
    url_prefix = "exchange/follow-ups"
    icon = "date"
    menu_label = _("Follow-ups")
    edit_view_class = FollowUpEditView
    list_display: ClassVar = ["__str__", "due", "answered", "result"]
    list_filter: ClassVar = ["months", "due", "answered"]
    edit_handler = follow_up_edit_handler


class ExchangeGroup(ModelViewSetGroup):
    """The exchange in the menu."""

    items = (FindingViewSet, AdoptionViewSet, FollowUpViewSet)
    menu_label = _("Exchange")
    menu_icon = "link"
    menu_name = "exchange"
    menu_order = 215
