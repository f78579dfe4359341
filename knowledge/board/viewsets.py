"""The board in the admin: own entries for institutions, all of them for the desk."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.models import User
from knowledge.board.enums import OfferState, Step
from knowledge.board.panels import offer_edit_handler
from knowledge.board.permissions import (
    reach,
    user_can_delete_offer,
    user_can_edit_offer,
    user_can_take_step,
)
from knowledge.board.services import offer_recheck, offer_step
from knowledge.models import Offer, OfferMessage
from knowledge.permissions import user_is_desk

# A new date is no new text: nobody has to read the entry again.
UNREAD_FIELDS = frozenset({"valid_until"})


class OwnRowsIndexView(generic.IndexView):
    """A listing of what a person may see; the rest does not exist for them."""

    partner_field = "partner"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Leave out what belongs to other institutions."""
        rows: QuerySet[Any] = super().get_base_queryset()
        mine = rows.filter(reach(self.request.user, self.partner_field))
        return mine.select_related(self.partner_field)


class OfferIndexView(OwnRowsIndexView):
    """The entries."""

    add_item_label = gettext_lazy("Add an offer or need")


class OwnOfferMixin:
    """Another institution's entry is not found: its title is not told either."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the entry, or the answer to one.

        Raises:
            Http404: it is not the person's to see.
        """
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        offer = found.offer if isinstance(found, OfferMessage) else found
        if not user_can_edit_offer(self.request.user, offer):
            raise Http404
        return found


def worker_of(request: HttpRequest) -> User:
    """Return who is at work.

    Raises:
        PermissionDenied: nobody is signed in.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class StepsMixin:
    """Saves an entry and takes the step whose button was pressed."""

    request: HttpRequest
    form: Any
    action: str
    produced_error_message: str
    actions: ClassVar[list[str]] = ["save", *Step.values]

    def form_valid(self, form: Any) -> HttpResponse:
        """Save and go on; what the step lacks comes back as errors of the form."""
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as error:
            form.add_error(None, error)
            self.produced_error_message = _("The entry was not sent on.")
            return self.form_invalid(form)  # type: ignore[attr-defined]

    def save_instance(self) -> Offer:
        """Save what was typed, then take the step."""
        offer: Offer = super().save_instance()  # type: ignore[misc]
        if self.action not in Step.values:
            return offer
        return offer_step(
            offer=offer, step=Step(self.action), user=worker_of(self.request)
        )


class OfferCreateView(StepsMixin, generic.CreateView):
    """A new entry: kept as a draft, sent to the desk, or published by the desk."""

    submit_button_label = gettext_lazy("Save as a draft")

    def get_initial_form_instance(self) -> Offer:
        """Note who writes."""
        return Offer(recorded_by=worker_of(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the step a new entry can take."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["steps"] = [
            Step.PUBLISH if user_is_desk(self.request.user) else Step.SUBMIT
        ]
        return context


class OfferEditView(OwnOfferMixin, StepsMixin, generic.EditView):
    """An entry with the steps that lead on from where it is."""

    def save_instance(self) -> Offer:
        """Let the desk read again what an institution changed in public."""
        was_public = self.object.is_public
        changed = set(self.form.changed_data) - UNREAD_FIELDS
        offer = super().save_instance()
        user = worker_of(self.request)
        if was_public and changed and offer.is_public and not user_is_desk(user):
            offer = offer_recheck(offer=offer, user=user)
            messages.warning(
                self.request,
                _("The entry was changed: it is off the board until the desk agrees."),
            )
        return offer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the steps that lead on, from what is stored, not what was typed."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        stored = Offer.objects.get(pk=self.object.pk)
        context["steps"] = [s for s in Step if user_can_take_step(user, stored, s)]
        context["state"] = OfferState(stored.state).label
        context["note"] = stored.note
        context["read_again"] = stored.is_public and not user_is_desk(user)
        return context


class OfferDeleteView(OwnOfferMixin, generic.DeleteView):
    """Deletes what was never public; an address people have had stays taken."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the entry.

        Raises:
            Http404: it was public once.
        """
        offer = super().get_object(*args, **kwargs)
        if not user_can_delete_offer(self.request.user, offer):
            raise Http404
        return offer


class OfferHistoryView(OwnOfferMixin, history.HistoryView):
    """Who did what with an own entry."""


class OfferUsageView(OwnOfferMixin, usage.UsageView):
    """Where an own entry is used."""


class OfferViewSet(ModelViewSet):
    """Offers and needs."""

    model = Offer
    name = "offers"
    icon = "comment-add"
    menu_label = gettext_lazy("Offers and needs")
    copy_view_enabled = False
    index_view_class = OfferIndexView
    add_view_class = OfferCreateView
    edit_view_class = OfferEditView
    delete_view_class = OfferDeleteView
    history_view_class = OfferHistoryView
    usage_view_class = OfferUsageView
    create_template_name = "knowledge/admin/offer_form.html"
    edit_template_name = "knowledge/admin/offer_form.html"
    list_display = (
        "__str__",
        Column(
            "direction",
            label=gettext_lazy("Direction"),
            accessor="get_direction_display",
            sort_key="direction",
        ),
        Column("partner", label=gettext_lazy("Partner"), sort_key="partner__code"),
        Column(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            sort_key="state",
        ),
        Column(
            "valid_until",
            label=gettext_lazy("Valid until"),
            accessor=lambda offer: date_format(offer.valid_until),
            sort_key="valid_until",
        ),
    )
    list_filter = ("state", "direction")
    search_fields = ("title_pl", "title_en", "title_uk")
    search_backend_name = None
    ordering = ("-changed_at",)
    edit_handler = offer_edit_handler


class MessageIndexView(OwnRowsIndexView):
    """Answers to own entries."""

    partner_field = "offer__partner"


class MessageInspectView(OwnOfferMixin, generic.InspectView):
    """One answer."""


class MessageDeleteView(OwnOfferMixin, generic.DeleteView):
    """Deletes an answer when the person asks for it."""


class MessageViewSet(ModelViewSet):
    """Answers to offers and needs: read here, answered by e-mail."""

    model = OfferMessage
    name = "offer-messages"
    icon = "mail"
    menu_label = gettext_lazy("Answers")
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    delete_view_class = MessageDeleteView
    form_fields: ClassVar = ["name"]
    list_display = (
        "__str__",
        "offer",
        DateColumn("created_at"),
        DateColumn("mailed_at"),
    )
    inspect_view_fields: ClassVar = [
        "offer",
        "created_at",
        "name",
        "institution",
        "email",
        "message",
        "language",
        "mailed_at",
    ]


class BoardViewSetGroup(ViewSetGroup):
    """The board in the menu."""

    menu_label = gettext_lazy("Board")
    menu_icon = "comment-add"
    menu_order = 215
    menu_name = "board"
    items = (OfferViewSet, MessageViewSet)
