"""Findings, adoptions and follow-ups in the admin."""

import uuid
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from knowledge.exchange.enums import RowState
from knowledge.exchange.panels import (
    adoption_edit_handler,
    finding_edit_handler,
    follow_up_edit_handler,
)
from knowledge.exchange.permissions import InstitutionPolicy, institution_of
from knowledge.exchange.selectors import public_source_pages
from knowledge.exchange.services import (
    adoption_tell_desk,
    follow_up_answer,
    follow_ups_plan,
)
from knowledge.models import Adoption, AdoptionFollowUp, Finding, PracticePage

register_permission_policy(Finding, InstitutionPolicy(Finding))
register_permission_policy(Adoption, InstitutionPolicy(Adoption))
register_permission_policy(
    AdoptionFollowUp,
    InstitutionPolicy(
        AdoptionFollowUp, partner="adoption__partner", made_by_hand=False
    ),
)
LIST_ACTIONS = ("change", "view")


class RecordCreateView(CreateView):
    """A new row, begun for the person's own institution."""

    def get_initial_form_instance(self) -> Any:
        """Fill in the institution, and the practice a link has named."""
        row = super().get_initial_form_instance() or self.model()
        row.partner = institution_of(self.request.user)
        row.practice = practice_named(self.request.GET.get("practice", ""))
        return row

    def save_instance(self) -> Any:
        """Remember who recorded it."""
        self.form.instance.recorded_by = self.request.user
        row = super().save_instance()
        recorded(row, self.request)
        return row


class RecordEditView(EditView):
    """A row that changes."""

    def save_instance(self) -> Any:
        """Bring the follow-ups in line."""
        row = super().save_instance()
        recorded(row, self.request)
        return row


class FollowUpEditView(EditView):
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


def recorded(row: Any, request: Any) -> None:
    """Plan what follows from an adoption; tell the desk the first time."""
    if not isinstance(row, Adoption):
        return
    first = not row.follow_ups.exists()
    follow_ups_plan(adoption=row)
    if first and row.is_public:
        adoption_tell_desk(
            adoption=row, by=request.user, path=row.get_absolute_url()
        )


class OwnRowsMixin:
    """Shows people the rows they have a right to, in every view."""

    model: Any

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        """Return the person's own rows; the desk sees all."""
        policy = policy_registry.get_by_type(self.model)
        rows: QuerySet[Any] = policy.instances_user_has_any_permission_for(
            request.user, LIST_ACTIONS
        )
        return rows.select_related(*self.related)

    related: ClassVar[tuple[str, ...]] = ()


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


class FindingViewSet(OwnRowsMixin, SnippetViewSet):
    """Findings."""

    model = Finding
    icon = "view"
    menu_label = _("Findings")
    menu_name = "findings"
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    list_display: ClassVar = ["__str__", "activity", "partner", "verdict", "state"]
    filterset_class = FindingFilterSet
    edit_handler = finding_edit_handler
    related = ("activity", "partner")
    copy_view_enabled = False
    search_fields: ClassVar = ["saw_pl", "saw_en", "saw_uk"]
    search_backend_name = None


class AdoptionViewSet(OwnRowsMixin, SnippetViewSet):
    """Adoptions."""

    model = Adoption
    icon = "success"
    menu_label = _("Adoptions")
    menu_name = "adoptions"
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    list_display: ClassVar = ["practice", "partner", "result", "start", "state"]
    filterset_class = AdoptionFilterSet
    edit_handler = adoption_edit_handler
    related = ("practice", "partner", "result")
    copy_view_enabled = False
    search_fields: ClassVar = ["practice__title"]
    search_backend_name = None


class FollowUpViewSet(OwnRowsMixin, SnippetViewSet):
    """Follow-ups."""

    model = AdoptionFollowUp
    icon = "date"
    menu_label = _("Follow-ups")
    menu_name = "follow-ups"
    edit_view_class = FollowUpEditView
    list_display: ClassVar = ["adoption", "months", "due", "answered", "result"]
    list_filter: ClassVar = ["months", "due", "answered"]
    edit_handler = follow_up_edit_handler
    related = ("adoption__practice", "adoption__partner", "result")
    copy_view_enabled = False


class ExchangeGroup(SnippetViewSetGroup):
    """The exchange in the menu."""

    items = (FindingViewSet, AdoptionViewSet, FollowUpViewSet)
    menu_label = _("Exchange")
    menu_icon = "arrows-up-down"
    menu_name = "exchange"
    menu_order = 215
